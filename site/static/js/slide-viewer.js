// Shows the slides of a page one at a time, over the page. The page itself stays as it is.
const SWIPE = 48; // CSS pixels a finger travels before it means "turn over"
const SIZES = "(min-width: 60rem) min(72vw, calc((100vh - 9rem) * 16 / 9)), 96vw"; // see slide-viewer.css
const STEP = { ArrowRight: 1, ArrowLeft: -1 };

// Until the sharper picture is there, the one that the page shows stands in its place.
const sharpen = (picture, small) => {
  const { srcset } = picture;
  if (!srcset) return;
  const sharper = { sizes: SIZES, srcset };
  if (!small) {
    Object.assign(picture, sharper);
    return;
  }
  picture.removeAttribute("srcset");
  picture.src = small;
  Object.assign(new Image(), sharper).decode().then(() => Object.assign(picture, sharper), () => {});
};

class SlideViewer extends HTMLElement {
  connectedCallback() {
    this.slides = [...this.querySelectorAll(".slide")];
    if (!this.slides.length || !window.HTMLDialogElement) return;
    this.forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    this.slides.forEach((slide, index) => this.addOpener(slide, index));
    addEventListener("hashchange", () => this.dialog?.open && this.show(this.indexOf(location.hash)));
  }

  part(name) {
    return this.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
  }

  addOpener(slide, index) {
    const opener = this.part("opener");
    const label = opener.dataset.label.replace("{number}", index + 1);
    opener.setAttribute("aria-label", label);
    opener.onclick = () => this.open(index);
    slide.querySelector(".slide__heading").after(opener);
    slide.querySelector(".slide__picture")?.addEventListener("click", () => this.open(index));
  }

  indexOf(hash) {
    return this.slides.findIndex((slide) => `#${slide.id}` === hash);
  }

  // The dialog is made when it is first asked for.
  make() {
    this.dialog = this.part("dialog");
    this.append(this.dialog);
    const find = (selector) => this.dialog.querySelector(selector);
    this.stage = find(".slide-viewer__stage");
    this.heading = find(".slide-viewer__heading");
    this.place = find(".slide-viewer__slide");
    this.buttons = Object.fromEntries(
      [...this.dialog.querySelectorAll("[data-action]")].map((button) => [button.dataset.action, button]),
    );
    const { previous, next, close, full } = this.buttons;
    previous.onclick = () => this.show(this.index - 1);
    next.onclick = () => this.show(this.index + 1);
    close.onclick = () => this.dialog.close();
    full.hidden = !document.fullscreenEnabled;
    full.onclick = () =>
      (document.fullscreenElement ? document.exitFullscreen() : this.stage.requestFullscreen()).catch(() => {});
    this.stage.onfullscreenchange = () =>
      full.setAttribute("aria-pressed", String(document.fullscreenElement === this.stage));
    this.dialog.onkeydown = (event) => this.onKey(event);
    this.dialog.onclose = () => this.leave();
    this.swipe();
  }

  open(index) {
    if (!this.dialog) this.make();
    this.index = undefined;
    this.dialog.showModal();
    this.show(index);
    this.heading.focus();
  }

  // Back on the page, at the slide that was seen last.
  leave() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const slide = this.slides[this.index];
    slide.scrollIntoView({ block: "nearest" });
    slide.querySelector(".slide__open").focus();
  }

  show(index) {
    if (index < 0 || index >= this.slides.length || index === this.index) return;
    this.index = index;
    const slide = this.slides[index];
    const seen = [...slide.children]
      .filter((one) => one.matches(".slide__picture, .slide__text"))
      .map((one) => one.cloneNode(true));
    for (const picture of seen.flatMap((one) => [...one.querySelectorAll("img")])) {
      picture.loading = "eager";
      sharpen(picture, slide.querySelector("img").currentSrc);
    }
    this.place.replaceChildren(...seen);
    this.place.scrollTop = 0;
    this.heading.textContent = this.heading.dataset.label.replace("{number}", index + 1);
    // Not "disabled": the button that has just been pressed would lose the focus.
    this.buttons.previous.setAttribute("aria-disabled", String(index === 0));
    this.buttons.next.setAttribute("aria-disabled", String(index === this.slides.length - 1));
    history.replaceState(history.state, "", `#${slide.id}`);
  }

  onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const index =
      event.key === "Home" ? 0
      : event.key === "End" ? this.slides.length - 1
      : event.key in STEP ? this.index + STEP[event.key] * this.forward
      : undefined;
    if (index === undefined) return;
    event.preventDefault();
    this.show(index);
  }

  // A finger that travels along the line turns over; up and down it scrolls, and two fingers zoom.
  swipe() {
    let start;
    this.stage.addEventListener("touchstart", ({ touches }) => (start = touches.length === 1 ? touches[0] : null), {
      passive: true,
    });
    this.stage.addEventListener("touchend", ({ changedTouches: [end] }) => {
      if (!start || visualViewport?.scale > 1) return;
      const [along, across] = [end.clientX - start.clientX, end.clientY - start.clientY];
      start = null;
      if (Math.abs(along) < SWIPE || Math.abs(along) < 2 * Math.abs(across)) return;
      this.show(this.index - Math.sign(along) * this.forward);
    });
  }
}

customElements.define("slide-viewer", SlideViewer);
