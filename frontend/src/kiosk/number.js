// A number for each tap: every showing of the page has keys of its own, also one that was kept without a network, so that
// nobody is handed a number that somebody took before. The same tap twice is still one number.
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function freshKeys(page) {
  page.querySelectorAll("[data-take]").forEach((form) => {
    form.elements.key.value = key();
  });
}

// A slip is printed by itself, once: looking at it again prints nothing.
export function printOnce(code) {
  if (!code || window.sessionStorage.getItem("printed") === code) return;
  window.sessionStorage.setItem("printed", code);
  window.print();
}
