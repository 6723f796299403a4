import "../styles/tokens.css";
import "../styles/components.css";
import "../board/page.css";
import "./screen.css";
import { timeOf } from "../hall/clock.js";
import { keepFresh } from "../hall/fresh.js";
import { keepPage } from "../hall/worker.js";
import { turn } from "./turn.js";

const state = document.getElementById("state");
const stay = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function clock() {
  const at = document.querySelector("[data-clock]");
  if (at) at.textContent = timeOf(new Date());
}

keepPage();
keepFresh(state, { drawn: () => { clock(); turn(state); } });
window.setInterval(clock, 1000);
if (!stay) window.setInterval(() => turn(state, 1), 15000);
turn(state);
clock();
