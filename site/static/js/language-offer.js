// Offers visitors their own language. Nothing switches by itself; no cookie.
// Runs while the page is being read, so that the offer has its room before anything below it is drawn.
{
  const CLOSED = "offer-closed";
  const script = document.currentScript;
  let kept;
  try {
    kept = sessionStorage;
  } catch {} // Forbidden: the offer comes again.
  const remember = () => kept?.setItem(CLOSED, 1);

  // A language that the browser prefers to this page's, rather one that has the page.
  const wanted = () => {
    const base = (tag) => tag.split("-")[0];
    const codes = navigator.languages.map(base);
    const here = codes.indexOf(base(document.documentElement.lang));
    const better = here < 0 ? codes : codes.slice(0, here);
    const among = (list) => better.find((code) => list.split(" ").includes(code));
    const [page, site] = [script.dataset.translated, script.dataset.others].map(among);
    return { code: page ?? site, isLong: !page };
  };

  const fill = (offer, link, texts) => {
    const [way, close] = ["a", "button"].map((tag) => document.createElement(tag));
    const { fallback } = link.dataset;
    Object.assign(offer, { lang: link.lang, dir: link.dir });
    offer.setAttribute("aria-label", texts.label);
    way.href = link.pathname + location.search + location.hash;
    way.textContent = fallback === undefined ? texts.page : texts.site;
    close.textContent = "×";
    close.setAttribute("aria-label", texts.close);
    close.onclick = () => {
      remember();
      offer.remove();
      document.querySelector(".language-switcher summary").focus();
    };
    offer.append(way, close);
  };

  // Whoever chooses a language needs no offer.
  addEventListener("click", ({ target }) => target.closest?.(".language-switcher a") && remember());

  const { code, isLong } = wanted();
  if (code && !kept?.getItem(CLOSED)) {
    const offer = document.createElement("aside");
    offer.className = isLong ? "language-offer language-offer--long" : "language-offer";
    script.after(offer);
    const ready = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
    Promise.all([fetch(script.dataset.texts).then((response) => response.json()), ready])
      .then(([{ [code]: texts }]) => fill(offer, document.querySelector(`.language-switcher [hreflang=${code}]`), texts))
      .catch(() => offer.remove());
  }
}
