// Offers visitors their own language. Nothing switches by itself; no cookie.
const CLOSED = "offer-closed";
const script = document.querySelector("script[data-texts]");
const switcher = document.querySelector(".language-switcher");
const links = switcher ? [...switcher.querySelectorAll("a")] : [];
const isFallback = (link) => "fallback" in link.dataset;
const root = document.documentElement;
let kept;
try {
  kept = sessionStorage;
} catch {} // Forbidden: the offer comes again.
const remember = () => kept?.setItem(CLOSED, 1);

// A language that the browser prefers to this page's, rather one that has the page.
const wanted = () => {
  const base = (tag) => tag.split("-")[0];
  const codes = navigator.languages.map(base);
  const here = codes.indexOf(base(root.lang));
  const better = here < 0 ? codes : codes.slice(0, here);
  const found = better.flatMap((code) => links.filter((link) => link.hreflang === code));
  return found.find((link) => !isFallback(link)) ?? found[0];
};

const show = (link, texts) => {
  const [offer, way, close] = ["aside", "a", "button"].map((tag) => document.createElement(tag));
  Object.assign(offer, { className: "language-offer", lang: link.lang, dir: link.dir });
  offer.setAttribute("aria-label", texts.label);
  way.href = link.pathname + location.search + location.hash;
  way.textContent = isFallback(link) ? texts.site : texts.page;
  close.textContent = "×";
  close.setAttribute("aria-label", texts.close);
  close.onclick = () => {
    remember();
    offer.remove();
  };
  offer.append(way, close);
  script.after(offer);
  // On a narrow screen, or with the reader's own spaces, it is more than one line high.
  const measure = () => root.style.setProperty("--offer-height", `${offer.offsetHeight}px`);
  new ResizeObserver(measure).observe(offer);
};

// Whoever chooses a language needs no offer.
for (const link of links) link.onclick = remember;
switcher?.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  switcher.open = false;
  switcher.firstElementChild.focus();
});

const link = wanted();
if (link && !kept?.getItem(CLOSED)) {
  fetch(script.dataset.texts)
    .then((response) => response.json())
    .then(({ [link.hreflang]: texts }) => texts && show(link, texts))
    .catch(() => {});
}
