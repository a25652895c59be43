// The menus of the header close as people expect: by Escape, by a click elsewhere, when the focus goes on.
const menus = [...document.querySelectorAll(".site-header details")];

for (const menu of menus) {
  menu.addEventListener("toggle", () => {
    if (menu.open) for (const other of menus) if (other !== menu) other.open = false;
  });
}

addEventListener("keydown", ({ key }) => {
  const open = key === "Escape" && menus.find((menu) => menu.open);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

addEventListener("click", ({ target }) => {
  if (target.closest(".site-header")) return;
  for (const menu of menus) menu.open = false;
});

// Suggestions are loaded when somebody turns to a search field, not before.
const suggest = (field) => {
  const { suggestions, suggestionsScript } = field?.dataset ?? {};
  if (suggestions) import(suggestionsScript).then(({ suggestFor }) => suggestFor(field), () => {});
};

addEventListener("focusin", ({ target }) => suggest(target));
suggest(document.activeElement);
