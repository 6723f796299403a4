import "../styles/tokens.css";
import "../styles/components.css";
import "./page.css";
import "./board.css";
import { drawCharts, forgetCharts } from "./charts.js";
import { keepFresh } from "./fresh.js";

drawCharts(document);
document.querySelectorAll("[data-fresh]").forEach((node) => keepFresh(node, forgetCharts, drawCharts));
