// Choosing a reply template ([data-template], whose value is the rest of its address) puts its words into the form's text,
// where the caret is; without this script a button beside it does so.

export function template(page) {
  page.addEventListener("change", async ({ target }) => {
    if (!target.matches("[data-template]") || !target.value) return;
    const box = target.form.querySelector("textarea[name=words]");
    const answer = await fetch(`/desk/replies/${target.value}/text/${target.dataset.template}`, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    target.value = "";
    if (!box || !answer || answer.status !== 200) return;
    box.setRangeText(await answer.text(), box.selectionStart, box.selectionEnd, "end");
    box.focus();
  });
}
