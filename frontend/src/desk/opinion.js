// A hint below a box about people ([data-opinions]: words, a line each) while its text says one of them. Never a refusal:
// it goes away when the word does, and nothing is kept of it.

const plain = (text) => text.normalize("NFKC").toLowerCase();

function hintOf(box) {
  const place = box.parentNode;
  const found = place.querySelector("[data-hint]");
  if (found) return found;
  const line = Object.assign(document.createElement("p"), { className: "opinion-hint", hidden: true });
  line.dataset.hint = "";
  line.setAttribute("role", "status");
  place.append(line);
  return line;
}

export function opinions(root) {
  root.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.matches || !box.matches("[data-opinions]")) return;
    const said = plain(box.value);
    const word = box.dataset.opinions.split("\n").find((each) => said.includes(plain(each)));
    const line = hintOf(box);
    line.hidden = !word;
    if (word) line.textContent = box.dataset.opinion.replace("#", word);
  });
}
