import "./board.css";
import { drawCharts } from "./charts.js";
import { keepFresh } from "./fresh.js";

drawCharts(document);
document.querySelectorAll("[data-fresh]").forEach((node) => keepFresh(node, drawCharts));
