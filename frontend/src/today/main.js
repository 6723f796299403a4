// A grid worker's day on the phone, with or without a network. Which part of the page is shown, and what is done when.
import * as db from "./db.js";
import { opinions } from "../desk/opinion.js";
import { able, register } from "./door.js";
import * as form from "./form.js";
import { idle } from "./idle.js";
import { say, span } from "./line.js";
import * as list from "./list.js";
import * as outbox from "./outbox.js";
import { sendAll } from "./send.js";
import { Offline, server, SignedOut } from "./server.js";
import * as vault from "./vault.js";

const SHORTEST = 6;
const WRONG = 5; // codes, before one has to wait
const AGAIN = 20_000;
const CLOCK = 5 * 60_000;
const DRAFT = "draft";
const SIGNING_OUT = "linli-signing-out";

const page = document.querySelector("[data-app]");
const bar = document.querySelector(".app-bar");
const line = bar.querySelector("[data-line]");
const visit = page.querySelector("[data-visit-form]");
const part = (name) => page.querySelector(`[data-${name}]`);

let phone = null; // what lies open: whose it is, the token, the sealed key
let ask = null;
let pack = null;
let shownConflict = null;
let editing = null; // a kept visit that is being looked at again
const now = { network: "", clock: "", sending: false };

function show(view) {
  for (const each of page.querySelectorAll("[data-view]")) each.hidden = each.dataset.view !== view;
  bar.querySelector("[data-lock]").hidden = !vault.isOpen();
  window.scrollTo(0, 0);
}

async function tell() {
  const rows = phone ? await db.all("outbox") : [];
  const count = (...states) => rows.filter((row) => states.includes(row.state)).length;
  say(line, { waiting: count("waiting"), attention: count("refused", "conflict"), ...now });
}

// ---- the day ----

async function draw() {
  const rows = await Promise.all((await outbox.listed()).map(outbox.opened));
  list.drawStops(page, pack.stops, (stop) => openForm(stop));
  list.drawFirms(page, pack.firms || [], (firm) => openForm(null, firm));
  list.drawOutbox(page, rows, look);
  list.drawDiary(page, pack.diary);
  part("day").textContent = pack.day;
  part("as-of").textContent = part("as-of").dataset.text.replace("#", new Date(pack.now).toLocaleString());
  bar.querySelector("[data-name]").textContent = pack.name;
}

async function fetchPack() {
  pack = await ask.pack();
  await db.put("boxes", "pack", await vault.seal("pack", pack));
  await outbox.tidy(pack.day);
}

// Ask whether we are still welcome, send what waits, fetch the day anew. Called often; does nothing twice at once.
let syncing = null;
function sync() {
  syncing = syncing || turn().finally(() => (syncing = null));
  return syncing;
}

async function turn() {
  if (!phone) return;
  try {
    const said = await ask.signed();
    now.clock = Math.abs(Date.now() - Date.parse(said.now)) > CLOCK ? span(page, Date.now() - Date.parse(said.now)) : "";
    now.network = "";
    if (said.phone === "closed") return await wiped();
    if (said.account !== phone.account) throw new SignedOut();
    if (vault.isOpen()) await exchange();
  } catch (lost) {
    now.network = lost instanceof Offline ? "offline" : lost instanceof SignedOut ? "signed-out" : "trouble";
  }
  now.sending = false;
  await tell();
}

async function exchange() {
  now.sending = (await outbox.listed()).some((row) => row.state === "waiting");
  await tell();
  await sendAll(ask);
  await fetchPack();
  if (vault.isOpen()) await draw();
}

// ---- the form ----

async function openForm(stop, firm) {
  editing = null;
  form.begin(page, visit, pack, stop, firm);
  show("visit");
}

async function draft() {
  if (vault.isOpen() && !page.querySelector("[data-view=visit]").hidden) await db.put("boxes", DRAFT, await vault.seal(DRAFT, form.fields(visit)));
}

async function takeUpDraft() {
  const box = await db.get("boxes", DRAFT);
  if (!box) return false;
  form.refill(page, visit, pack, await vault.unseal(DRAFT, box));
  show("visit");
  return true;
}

async function save() {
  const said = form.said(visit, pack);
  const photos = await form.photos(visit);
  const before = editing && editing.key === visit.elements.key.value ? await outbox.photosOf(editing) : [];
  await outbox.keep(visit.elements.key.value, said, photos.length ? photos : before);
  await db.remove("boxes", DRAFT);
  editing = null;
  await tell();
  await draw();
  show("today");
  sync();
}

// A visit that waits for the worker: refused, or there in two versions.
async function look(row) {
  if (row.state === "conflict") return compare(row);
  editing = row;
  form.refill(page, visit, pack, row.said.fields);
  show("visit");
}

const field = (row, name) => (row.said.fields.find(([each]) => each === name) || ["", ""])[1];

function compare(row) {
  const { theirs, what, sentence } = row.said.answer;
  shownConflict = row;
  part("conflict-sentence").textContent = sentence;
  part("mine").textContent = what === "words" ? [field(row, "heard"), field(row, "done")].filter(Boolean).join("\n") : field(row, "care_on");
  part("theirs").textContent = what === "words" ? [theirs.heard, theirs.done].filter(Boolean).join("\n") : theirs.on;
  show("conflict");
}

async function take(side) {
  const { said } = shownConflict;
  const { theirs, what } = said.answer;
  delete said.answer;
  if (what === "words" && side === "mine") said.instead = theirs.version;
  if (what === "care" && side === "mine") said.care_seen = said.care_seen.replace(new RegExp(`\\b${theirs.need}:\\d+`), `${theirs.need}:${theirs.version}`);
  if (what === "care" && side === "theirs") said.fields = said.fields.filter(([name]) => name !== "care_on");
  if (what === "words" && side === "theirs") await outbox.sent(shownConflict, { whom: said.whom, heard: theirs.heard });
  else await outbox.change(shownConflict, "waiting", said);
  await draw();
  show("today");
  sync();
}

// ---- code, lock, wipe ----

async function start() {
  if (!able()) return show("unable");
  register(page.dataset.worker, page.dataset.scope).catch(() => {});
  navigator.storage && navigator.storage.persist && navigator.storage.persist();
  phone = (await db.get("meta", "phone")) || null;
  ask = server(page.dataset, phone && phone.token);
  if (localStorage.getItem(SIGNING_OUT)) return finishSigningOut();
  if (!phone) return first();
  part("whose").textContent = phone.name;
  for (const each of page.querySelectorAll("[data-loses]")) each.textContent = each.dataset.text.replace("#", await db.unsent());
  show(location.hash === "#leave" ? "leave" : "locked");
  await tell();
  const said = await ask.signed().catch(() => null);
  if (said && said.phone === "closed") return wiped();
  if (said && said.account && said.account !== phone.account) show("other");
}

async function first() {
  try {
    const said = await ask.signed();
    show(said.account ? "begin" : "sign-in");
  } catch {
    now.network = "offline";
    show("sign-in");
  }
  await tell();
}

async function begin(code) {
  const said = await ask.signed();
  const { token } = await ask.begin(navigator.userAgentData ? navigator.userAgentData.platform : navigator.platform);
  ask = server(page.dataset, token);
  const found = await ask.pack();
  phone = { account: said.account, name: found.name, token, wrong: 0, until: 0, ...(await vault.make(code)) };
  await db.put("boxes", "pack", await vault.seal("pack", found));
  await db.put("meta", "phone", phone);
  await opened();
}

async function unlock(code) {
  const wrong = part("open-wrong");
  const left = Math.ceil((phone.until - Date.now()) / 1000);
  if (left > 0) return (wrong.textContent = wrong.dataset.wait.replace("#", left));
  if (await vault.unlock(code, phone)) {
    phone = { ...phone, wrong: 0, until: 0 };
    await db.put("meta", "phone", phone);
    wrong.textContent = "";
    return opened();
  }
  const times = phone.wrong + 1; // each further wrong code doubles the wait
  phone = { ...phone, wrong: times, until: times < WRONG ? 0 : Date.now() + 30_000 * 2 ** Math.min(times - WRONG, 10) };
  await db.put("meta", "phone", phone);
  wrong.textContent = wrong.dataset.wrong;
}

async function opened() {
  const box = await db.get("boxes", "pack");
  pack = box ? await vault.unseal("pack", box) : { stops: [], cards: [], firms: [], grids: [], diary: [], day: "", now: Date.now(), name: phone.name, lock_after: 5 };
  if (box) await draw();
  if (!box || !(await takeUpDraft())) show("today");
  await sync();
}

async function lock() {
  if (!vault.isOpen()) return;
  await draft();
  vault.lock();
  pack = null;
  list.empty(page);
  visit.reset();
  part("whose").textContent = phone.name;
  show("locked");
}

async function wiped() {
  vault.lock();
  phone = pack = null;
  list.empty(page);
  visit.reset();
  await db.wipe();
  show("wiped");
  await tell();
}

async function leave() {
  if (await db.unsent()) {
    for (const each of page.querySelectorAll("[data-loses]")) each.textContent = each.dataset.text.replace("#", await db.unsent());
    return show("leave");
  }
  return leaveAnyway();
}

// Without a network the phone is wiped all the same; the session is ended when there is one again.
async function leaveAnyway() {
  localStorage.setItem(SIGNING_OUT, "1");
  await ask.signed().then(() => ask.close()).catch(() => {});
  await wiped();
  await finishSigningOut();
}

async function finishSigningOut() {
  try {
    const said = await ask.signed();
    localStorage.removeItem(SIGNING_OUT);
    if (said.account) return ask.signOut();
  } catch {
    now.network = "offline";
  }
  show("wiped");
  await tell();
}

// ---- what is pressed ----

const pressed = (selector, act) => document.querySelectorAll(selector).forEach((each) => each.addEventListener("click", () => act(each)));
const sent = (where, act) => where.addEventListener("submit", (event) => (event.preventDefault(), act()));

pressed("[data-record]", () => openForm(null));
pressed("[data-back]", async () => {
  await db.remove("boxes", DRAFT);
  show(vault.isOpen() ? "today" : "locked");
});
pressed("[data-lock]", lock);
pressed("[data-leave]", leave);
pressed("[data-leave-anyway]", leaveAnyway);
pressed("[data-take]", (button) => take(button.dataset.take));
pressed("[data-forget]", async () => {
  await ask.signed().then(() => ask.close()).catch(() => {});
  await wiped();
  phone = null;
  ask = server(page.dataset, "");
  await first();
});
sent(visit, save);
visit.addEventListener("input", draft);
for (const name of ["household", "enterprise"]) visit.elements[name].addEventListener("change", () => form.chosen(page, visit, pack, name));
sent(part("open-form"), async () => {
  const code = document.getElementById("code").value;
  document.getElementById("code").value = "";
  await unlock(code);
});
sent(part("begin-form"), async () => {
  const [code, again] = ["code-new", "code-again"].map((id) => document.getElementById(id).value);
  const wrong = part("begin-wrong");
  wrong.textContent = code.length < SHORTEST ? wrong.dataset.short : code !== again ? wrong.dataset.differ : "";
  if (wrong.textContent) return;
  await begin(code).catch((lost) => (wrong.textContent = lost instanceof SignedOut || lost instanceof Offline ? wrong.dataset.noNetwork : String(lost)));
});
window.addEventListener("online", sync);
window.addEventListener("offline", sync);
setInterval(() => document.visibilityState === "visible" && sync(), AGAIN);
opinions(visit);
idle(() => (pack ? pack.lock_after : 5), lock);
start();
