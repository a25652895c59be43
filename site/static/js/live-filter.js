// Lists that change in place. A form with `data-live="#id"` leads to the same page with other parameters; so do
// the links in the region `#id`. The region is taken from there, and so is the content of each element with
// `data-live-text` and an id. Whatever goes wrong, the browser goes to the page as it would have done without this.
const forms = () => [...document.querySelectorAll("form[data-live]")];
const regions = () => forms().map((form) => document.querySelector(form.dataset.live));
const isHere = (url) => url.origin === location.origin && url.pathname === location.pathname;
const isTicked = ({ type }) => type === "radio" || type === "checkbox";
let running;

// For regions that bring their own count: it is there before the sentence is, so that it is announced.
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");

// The address a form leads to, without questions that have no answer.
const addressOf = (form) => {
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  return url;
};

// The form keeps its elements, and with them focus and what is folded out; it takes over the answers.
const copyAnswers = (form, other) => {
  for (const one of form.querySelectorAll("[type=hidden]")) one.remove();
  form.append(...other.querySelectorAll("[type=hidden]"));
  for (const mine of form.elements) {
    const one = [...other.elements].find(
      ({ name, value }) => name && name === mine.name && (!isTicked(mine) || value === mine.value),
    );
    const isFocused = mine === document.activeElement;
    if (isTicked(mine)) {
      // What would lead to nothing cannot be chosen; what has gone holds for nothing at all.
      mine.checked = Boolean(one?.checked);
      if (!isFocused) mine.disabled = !one || one.disabled;
    } else if (one && !isFocused) mine.value = one.value;
  }
};

// Two links with one address may do different things: "take back", "sort by start".
const isTheSame = (one, other) =>
  ["href", "className", "textContent"].every((property) => one[property] === other[property]);

// What to focus in a region that has been replaced: the same control or link if it is still there, or the region.
const sameAs = (focused, region) => {
  const href = focused.getAttribute("href");
  const again =
    (focused.id && region.querySelector(`#${CSS.escape(focused.id)}`)) ||
    (href && [...region.querySelectorAll("a[href]")].find((link) => isTheSame(link, focused)));
  if (!again) region.tabIndex = -1;
  return again || region;
};

const replace = (region, other) => {
  const focused = document.activeElement;
  const hadFocus = region.contains(focused);
  region.replaceChildren(...other.childNodes);
  if (hadFocus) sameAs(focused, region).focus();
  const count = region.querySelector("[role=status]");
  if (count) status.textContent = count.textContent.replace(/\s+/g, " ").trim();
};

const take = (page) => {
  const pairs = forms().map((form) => {
    const { live } = form.dataset;
    const other = page.querySelector(`form[data-live="${live}"]`);
    return [form, other, document.querySelector(live), page.querySelector(live)];
  });
  if (pairs.flat().some((one) => !one)) throw new Error("This is another page.");
  for (const [form, otherForm, region, otherRegion] of pairs) {
    copyAnswers(form, otherForm);
    replace(region, otherRegion);
  }
  for (const one of document.querySelectorAll("[data-live-text][id]")) {
    const other = page.getElementById(one.id);
    if (other) one.replaceChildren(...other.childNodes);
  }
  document.title = page.title;
};

const show = async (url, isNew = true) => {
  running?.abort();
  const { signal } = (running = new AbortController());
  const busy = (is) => regions().forEach((region) => region?.setAttribute("aria-busy", is));
  busy(true);
  try {
    const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (signal.aborted) return;
    take(page);
    if (isNew && url.href !== location.href) history.pushState(null, "", url);
    busy(false);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
};

if (regions().some(Boolean)) {
  document.querySelector("main").append(status);
  let shown = location.search;

  const go = (url, event) => {
    if (!isHere(url)) return;
    event.preventDefault();
    shown = url.search;
    show(url);
  };

  addEventListener("submit", (event) => {
    if (event.target.matches("form[data-live]")) go(addressOf(event.target), event);
  });

  // A choice is sent at once, text with Enter or the button.
  addEventListener("change", ({ target }) => {
    if (target.form?.matches("form[data-live]") && (isTicked(target) || target.matches("select")))
      target.form.requestSubmit();
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const isPlain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target || link.hash || link.hasAttribute("download")) return;
    if (regions().some((region) => region?.contains(link))) go(new URL(link.href), event);
  });

  // Back and forward; a jump within the page changes nothing.
  addEventListener("popstate", () => {
    if (location.search === shown) return;
    shown = location.search;
    show(new URL(location.href), false);
  });
}
