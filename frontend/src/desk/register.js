// The forms that register: [data-send] is sent by Ctrl (or Command) and Enter from any field; in [data-channels] the field
// named channel decides which [data-for="meeting visit"] parts are shown.

export function registering(page) {
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const form = event.target.closest("form[data-send]");
    if (!form) return;
    event.preventDefault();
    form.querySelector("button:not([type=button])").click();
  });
  page.querySelectorAll("form[data-channels]").forEach((form) => {
    const channel = form.elements.namedItem("channel");
    const show = () => form.querySelectorAll("[data-for]").forEach((part) => (part.hidden = !part.dataset.for.split(" ").includes(channel.value)));
    channel.addEventListener("change", show);
    show();
  });
}
