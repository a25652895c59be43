// Lists that change in place. A form or a group of links with `data-live` leads to the same page with other
// parameters; each element with `data-live-region` and an id is taken from there. Whatever goes wrong, the
// browser goes to the page as it would have done without this.
const REGION = "[data-live-region][id]";
const SAME = (url) => url.origin === location.origin && url.pathname === location.pathname;
let running;
let status;

// The address a form leads to, without questions that have no answer.
const addressOf = (form, submitter) => {
  const url = new URL(form.getAttribute("action") || location.pathname, location.href);
  const given = new FormData(form, submitter);
  url.search = new URLSearchParams([...given].filter(([, value]) => value !== ""));
  url.hash = "";
  return url;
};

// Says the new count without moving anybody. It is there before the sentence is, so that it is announced.
const announce = (page) => {
  const sentence = page.querySelector("[data-live-count]")?.textContent.replace(/\s+/g, " ").trim();
  if (sentence) status.textContent = sentence;
};

// A form outside the regions keeps its elements and takes over the answers that belong to the address.
const copyAnswers = (page) => {
  for (const form of document.querySelectorAll("form[data-live]")) {
    const other = form.id ? page.getElementById(form.id) : page.querySelector("form[data-live]");
    if (!other || form.closest(REGION)) continue;
    for (const one of other.elements) {
      const mine = [...form.elements].find(
        ({ name, type, value }) => name && name === one.name && (!/^(radio|checkbox)$/.test(type) || value === one.value),
      );
      if (!mine || mine === document.activeElement) continue;
      mine.checked = one.checked;
      if (!/^(radio|checkbox)$/.test(mine.type)) mine.value = one.value;
    }
  }
};

// What to focus again in a region that has been replaced: the same control, the same link, or the region.
const sameAs = (focused, region) => {
  const { id, name, value } = focused;
  const href = focused.getAttribute("href");
  const places = [id && `#${CSS.escape(id)}`, name && `[name="${CSS.escape(name)}"][value="${CSS.escape(value ?? "")}"]`];
  if (focused.dataset.liveKey) places.push(`[data-live-key="${CSS.escape(focused.dataset.liveKey)}"]`);
  if (href) places.push(`a[href="${CSS.escape(href)}"]`);
  return places.filter(Boolean).map((place) => region.querySelector(place)).find(Boolean) ?? region;
};

const replace = (page) => {
  const regions = [...document.querySelectorAll(REGION)].map((region) => [region, page.getElementById(region.id)]);
  if (!regions.length || regions.some(([, other]) => !other)) throw new Error("another page");
  const focused = document.activeElement;
  for (const [region, other] of regions) {
    const hadFocus = region !== focused && region.contains(focused);
    region.replaceChildren(...other.childNodes);
    if (!hadFocus) continue;
    const next = sameAs(focused, region);
    if (next === region) region.tabIndex = -1;
    next.focus({ preventScroll: next !== region });
  }
  document.title = page.title;
};

const isBusy = (busy) => {
  for (const region of document.querySelectorAll(REGION)) region.setAttribute("aria-busy", String(busy));
};

const show = async (url, isNew = true) => {
  running?.abort();
  const mine = (running = new AbortController());
  isBusy(true);
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine.signal.aborted) return;
    replace(page);
    copyAnswers(page);
    if (isNew && url.href !== location.href) history.pushState({ live: true }, "", url);
    announce(page);
    isBusy(false);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
};

if (document.querySelector(REGION)) {
  status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);

  addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-live]")) return;
    const url = addressOf(form, event.submitter);
    if (!SAME(url)) return;
    event.preventDefault();
    show(url);
  });

  // Text is sent with Enter or the button; a choice at once.
  addEventListener("change", ({ target }) => {
    if (target.form?.matches("form[data-live]") && target.matches("select, [type=radio], [type=checkbox]"))
      target.form.requestSubmit();
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.(`[data-live] a[href], ${REGION} a[href]`);
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (!SAME(url) || url.hash || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    show(url);
  });

  addEventListener("popstate", () => !location.hash && show(new URL(location.href), false));
}
