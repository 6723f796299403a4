import "leaflet/dist/leaflet.css";
import "./map.css";
import { drawMap } from "./draw.js";

document.querySelectorAll("[data-map]").forEach(drawMap);
