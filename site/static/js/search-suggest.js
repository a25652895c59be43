// Suggestions below a search field: a combobox with a list, as the ARIA patterns describe it.
// Without this script the field is a plain field of a plain form. menus.js loads it when a field is focused;
// the field then stays where it is: to move it would take the focus away.
const WAIT = 120;
const SHORTEST = 2;

const known = new WeakSet();

export const suggestFor = (input) => {
  if (known.has(input)) return;
  known.add(input);
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let active = -1;
  let timer;
  let request;

  Object.assign(list, { id: `${input.id}-suggestions`, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestionsLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);
  input.after(list, status);

  const mark = (place) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    mark(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };

  const show = (found) => {
    mark(-1);
    options = found.map((one, place) => {
      const option = document.createElement("li");
      const text = document.createElement("bdi");
      option.id = `${list.id}-${place}`;
      option.className = "suggestions__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = one.url;
      text.textContent = one.text;
      if (one.lang) Object.assign(text, { lang: one.lang, dir: one.dir });
      option.append(text);
      if (one.label) {
        const label = document.createElement("span");
        label.className = "suggestions__label";
        label.textContent = one.label;
        option.append(" ", label);
      }
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = options.length ? `${input.dataset.suggestionsLabel}: ${options.length}` : "";
  };

  const ask = async () => {
    request?.abort();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    request = new AbortController();
    try {
      const address = `${input.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
      const response = await fetch(address, { signal: request.signal });
      const { suggestions } = await response.json();
      if (document.activeElement === input) show(suggestions);
    } catch {} // Typed on, or offline: the form still works.
  };

  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };

  input.addEventListener("input", askSoon);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (event.key === "Enter" && options[active] && !list.hidden) {
      event.preventDefault();
      location.assign(options[active].dataset.url);
    }
    if (!options.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    // One place more than there are options: the field itself, with what was typed.
    const places = options.length + 1;
    mark((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places - 1);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", () => {
    clearTimeout(timer);
    request?.abort();
    close();
  });
  // What was typed while this script was on its way.
  if (input.value !== input.defaultValue) askSoon();
};
