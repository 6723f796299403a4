// The map is fetched only by those who ask for it.

function add(tag, attributes) {
  document.head.append(Object.assign(document.createElement(tag), attributes));
}

export function offerMap(button) {
  const box = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => {
    box.hidden = false;
    button.hidden = true;
    add("link", { rel: "stylesheet", href: button.dataset.css });
    add("script", { type: "module", src: button.dataset.js });
  });
}
