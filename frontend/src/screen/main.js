import "../styles/tokens.css";
import "../styles/components.css";
import "../board/page.css";
import "./screen.css";
import { keepFresh } from "../hall/fresh.js";
import { keepPage } from "../hall/worker.js";
import { turn } from "./turn.js";

const state = document.getElementById("state");
const stay = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const two = (number) => String(number).padStart(2, "0");

function clock() {
  const now = new Date();
  const at = document.querySelector("[data-clock]");
  if (at) at.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
}

keepPage();
keepFresh(state, { drawn: () => { clock(); turn(state); } });
window.setInterval(clock, 1000);
if (!stay) window.setInterval(() => turn(state, 1), 15000);
turn(state);
clock();
