import "../styles/tokens.css";
import "../styles/components.css";
import "../board/page.css";
import "./kiosk.css";
import { keepFresh } from "../hall/fresh.js";
import { keepPage } from "../hall/worker.js";
import { freshKeys, printOnce } from "./number.js";
import { empty, pad } from "./pad.js";

const { body } = document;
const state = document.getElementById("state");
const atHome = () => !window.location.hash || window.location.hash === "#home";

// Without a script every part is on the page, one under the other; with one, only what was tapped.
function shown() {
  if (!body.hasAttribute("data-hall")) return;
  const name = atHome() ? "home" : window.location.hash.slice(1);
  state.querySelectorAll(".part").forEach((part) => part.classList.toggle("is-shown", part.id === name));
  body.classList.toggle("is-home", name === "home");
  window.scrollTo(0, 0);
}

function home() {
  if (body.dataset.home) window.location.replace(body.dataset.home);
  else {
    empty(state);
    freshKeys(state);
    window.history.replaceState(null, "", "#home");
    shown();
  }
}

function ready() {
  state.querySelectorAll("[data-pad]").forEach(pad);
  freshKeys(state);
  shown();
}

// Nobody has touched it for a while: the next one finds the start, and nothing of whoever was here.
function idle(seconds) {
  let waiting = 0;
  const again = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(home, seconds * 1000);
  };
  ["pointerdown", "touchstart", "keydown", "scroll"].forEach((name) => window.addEventListener(name, again, { passive: true }));
  window.addEventListener("hashchange", again);
  again();
}

body.classList.add("is-script");
window.addEventListener("hashchange", shown);
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
ready();
idle(Number(body.dataset.idle));
window.addEventListener("pageshow", () => freshKeys(state)); // also when the browser has kept the page
printOnce(body.dataset.printOnce);
if (body.hasAttribute("data-hall")) keepPage();
if (state.dataset.fresh) keepFresh(state, { free: atHome, drawn: ready });
