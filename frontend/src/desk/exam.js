// An exam: each answer is sent as it is given, one at a time; what could not be sent stays on this machine and is sent when
// there is a network again. The server's clock decides: the page only shows what it said, and counts on from there.

const RETRY = 4000;

export function exam(page) {
  const over = page.querySelector("[data-exam-over]");
  if (over) localStorage.removeItem(`exam-${over.dataset.examOver}`);
  const form = page.querySelector("form[data-exam]");
  if (!form) return;
  const key = `exam-${form.dataset.exam}`;
  const said = page.querySelector("[data-exam-said]");
  const waiting = JSON.parse(localStorage.getItem(key) || "{}");
  let sending = false;
  let done = false;

  const values = (number) => [...form.querySelectorAll(`[name="q${number}"]`)]
    .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
    .map((field) => field.value);

  const keep = () => {
    if (Object.keys(waiting).length) localStorage.setItem(key, JSON.stringify(waiting));
    else localStorage.removeItem(key);
  };

  const put = (number, given) => form.querySelectorAll(`[name="q${number}"]`).forEach((field, at) => {
    if (["radio", "checkbox"].includes(field.type)) field.checked = given.includes(field.value);
    else field.value = given[at] || "";
  });

  async function send() {
    const [number] = Object.keys(waiting);
    if (sending || done || number === undefined) return;
    sending = true;
    const given = waiting[number];
    const body = new URLSearchParams([["only", number], ...given.map((value) => [`q${number}`, value])]);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (answer.status === 409) {
        said.textContent = (await answer.json()).why_not;
        done = true;
        Object.keys(waiting).forEach((each) => delete waiting[each]);
      } else {
        if (answer.status !== 200) throw new Error(answer.status);
        const told = await answer.json();
        if (JSON.stringify(waiting[number]) === JSON.stringify(given)) delete waiting[number];
        said.textContent = `${form.dataset.saved} ${told.saved}`;
        clock(told.left);
      }
      keep();
      sending = false;
      send();
    } catch {
      sending = false;
      said.textContent = form.dataset.waiting;
      setTimeout(send, RETRY);
    }
  }

  function given(event) {
    const { question } = event.target.closest("[data-question]")?.dataset || {};
    if (!question) return;
    waiting[question] = values(question);
    keep();
    send();
  }

  let typing;
  form.addEventListener("change", given);
  form.addEventListener("input", (event) => {
    if (["radio", "checkbox"].includes(event.target.type)) return;
    clearTimeout(typing);
    typing = setTimeout(() => given(event), 1200);
  });
  window.addEventListener("online", send);

  // The clock: how much the server said was left, and how long ago by a clock that nobody can set.
  const shown = page.querySelector("[data-exam-left]");
  let end = 0;
  function clock(left) {
    end = performance.now() + left * 1000;
  }
  function tick() {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    shown.closest("[data-exam-clock]").classList.toggle("is-near", left <= 300);
    if (left === 0 && !done && navigator.onLine) {
      done = true;
      said.textContent = form.dataset.over;
      form.querySelector("button[value='hand in']").click();
    }
  }

  const open = page.querySelector("[data-exam-open]");
  function unanswered() {
    const numbers = [...form.querySelectorAll("[data-question]")].map((each) => each.dataset.question);
    const left = numbers.filter((number) => !values(number).some((value) => value.trim()));
    open.textContent = left.length ? `${form.dataset.unanswered} ${left.join(", ")}` : "";
  }

  // All of it goes along with the form; what is kept here goes only when the page of the result says that it came.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) {
      done = true;
      return;
    }
    event.preventDefault();
    said.textContent = form.dataset.waiting;
  });
  Object.entries(waiting).forEach(([number, kept]) => put(number, kept));
  form.addEventListener("change", unanswered);
  unanswered();
  shown.hidden = false;
  clock(Number(form.dataset.left));
  tick();
  setInterval(tick, 1000);
  send();
}
