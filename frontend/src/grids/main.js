import "leaflet/dist/leaflet.css";
import "../map/map.css";
import "./grids.css";
import { ground } from "./ground.js";

document.querySelectorAll("[data-grids]").forEach(ground);
