export function printing(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
