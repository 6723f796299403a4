import "@tabler/core/dist/css/tabler.css";
import "../styles/tokens.css";
import "../styles/tabler.css";
import "../styles/components.css";
import "./desk.css";

import htmx from "htmx.org";
import { bulk } from "./bulk.js";
import { keys } from "./keys.js";

window.htmx = htmx;
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
// A refusal comes back as 422 with its sentence beside the field: show it.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "...", swap: false, error: true },
];

keys(document);
bulk(document);
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
