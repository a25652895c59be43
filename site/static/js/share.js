// Shows the ways to hand a page on that this browser has, and makes them work.
for (const share of document.querySelectorAll(".share")) {
  const said = share.querySelector("[role=status]");
  // Emptied first, so that the same sentence is announced again.
  const say = (sentence) => {
    said.textContent = "";
    setTimeout(() => (said.textContent = sentence), 50);
  };
  const link = { title: document.title, url: location.href };
  const ways = {
    device: navigator.canShare?.(link) && (() => navigator.share({ ...link, url: location.href }).catch(() => {})),
    copy:
      navigator.clipboard &&
      (() =>
        navigator.clipboard.writeText(location.href).then(
          () => say(said.dataset.copied),
          () => say(said.dataset.refused),
        )),
    print: () => print(),
  };
  for (const place of share.querySelectorAll("[data-share]")) {
    const way = ways[place.dataset.share];
    if (!way) continue;
    place.hidden = false;
    place.querySelector("button").onclick = way;
  }
}
