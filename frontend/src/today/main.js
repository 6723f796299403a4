document.querySelector("[data-view=unable]").hidden = false;
