import "@tabler/core/dist/css/tabler.css";
import "../styles/tokens.css";
import "../styles/tabler.css";
import "../styles/components.css";
import "./desk.css";
import "./queue.css";
import "./case.css";
import "./register.css";
import "./rules.css";
import "./rates.css";
import "./many.css";
import "./notices.css";
import "./households.css";
import "./cover.css";
import "./booking.css";
import "./stations.css";
import "./visits.css";
import "./services.css";
import "./exam.css";
import "./meetings.css";
import "./duty.css";

import htmx from "htmx.org";
import { cascade } from "../portal/place.js";
import { offer } from "../today/door.js";
import { leaving } from "../today/leave.js";
import { bulk } from "./bulk.js";
import { exam } from "./exam.js";
import { fresh } from "./fresh.js";
import { keepThroughSignIn } from "./keep.js";
import { keys } from "./keys.js";
import { mention } from "./mention.js";
import { once } from "./once.js";
import { opinions } from "./opinion.js";
import { registering } from "./register.js";
import { tabs } from "./tabs.js";
import { template } from "./template.js";

window.htmx = htmx;
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
// Pages about residents are kept nowhere: going back asks the server again.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
// A refusal comes back as 422 with its sentence beside the field: show it.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "...", swap: false, error: true },
];

keys(document);
bulk(document);
once(document);
tabs(document);
registering(document);
keepThroughSignIn(document);
fresh(document);
template(document);
mention(document);
opinions(document);
offer(document);
leaving(document);
exam(document);
document.documentElement.classList.add("js");
document.querySelectorAll("[data-cascade]").forEach((select) => cascade(select, "form-select"));
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
