// Reads the page aloud, sentence by sentence, with the device's own voices: no text leaves the device.
const SILENT = "[data-silent], nav, form, button, dialog, template, script, style, svg, [hidden], [aria-hidden=true], .tag, details:not([open])";
const BLOCK = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, blockquote, td, th, summary, div, section";

const base = (language) => language.toLowerCase().split(/[-_]/)[0];
const languageOf = (element) => base(element.closest("[lang]")?.lang ?? document.documentElement.lang);

// A voice that sends the text to its maker's servers is not the device's own.
const voiceFor = (language) =>
  speechSynthesis.getVoices().find((voice) => voice.localService && base(voice.lang) === language);

const cut = (text, language) =>
  window.Intl?.Segmenter
    ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment)
    : (text.match(/[^.!?؟…]+[.!?؟…]*\s*/g) ?? []);

// No sentence ends after an abbreviation such as the German "z. B." and "e. V.", or within "1. März".
const sentencesOf = (text, language) =>
  cut(text, language).reduce((sentences, part) => {
    if (/(^|\s)(\p{L}{1,2}|\d{1,2})\.\s*$/u.test(sentences.at(-1) ?? "")) sentences.push(sentences.pop() + part);
    else sentences.push(part);
    return sentences;
  }, []);

// The texts of an element as [{text, language, element}], one for each run of a block in one language.
const passagesOf = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    !node.data.trim() || node.parentElement.closest(SILENT) || node.parentElement.checkVisibility?.() === false
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const passages = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const [element, language] = [parentElement.closest(BLOCK), languageOf(parentElement)];
    const last = passages.at(-1);
    if (last?.element === element && last.language === language) last.text += ` ${data}`;
    else passages.push({ text: data, language, element });
  }
  return passages;
};

export const sentencesIn = (root) =>
  passagesOf(root).flatMap(({ text, language, element }) =>
    sentencesOf(text.replace(/\s+/g, " ").trim(), language)
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
      .map((sentence) => ({ text: sentence.trim(), language, element })),
  );

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!window.speechSynthesis) return;
    this.buttons = this.querySelector(".read-aloud__buttons");
    this.toggle = this.querySelector("[data-action=toggle]");
    this.stopper = this.querySelector("[data-action=stop]");
    this.toggle.onclick = () => (this.isReading ? this.pause() : this.read());
    this.stopper.onclick = () => {
      this.stop();
      this.toggle.focus();
    };
    this.offer();
    // Many browsers learn their voices some time after the page has loaded.
    speechSynthesis.addEventListener?.("voiceschanged", () => this.offer());
    addEventListener("pagehide", () => this.stop());
  }

  offer() {
    const language = languageOf(document.querySelector("main h1") ?? document.body);
    this.buttons.hidden = !voiceFor(language);
  }

  // Begins, or goes on with the sentence at which it was interrupted.
  read() {
    this.sentences ??= sentencesIn(document.querySelector("main")).filter(({ language }) => voiceFor(language));
    this.at ??= 0;
    this.isReading = true;
    this.say();
    this.show();
  }

  say() {
    const sentence = this.sentences[this.at];
    if (!sentence) return this.stop();
    this.mark(sentence.element);
    const spoken = new SpeechSynthesisUtterance(sentence.text);
    spoken.voice = voiceFor(sentence.language);
    spoken.lang = spoken.voice.lang;
    // Only the sentence that is being read may lead to the next one, not one that was cut off.
    this.spoken = spoken;
    spoken.onend = spoken.onerror = () => {
      if (!this.isReading || this.spoken !== spoken) return;
      this.at += 1;
      this.say();
    };
    speechSynthesis.speak(spoken);
  }

  // Not the browser's own pause: on many phones it cannot go on afterwards.
  pause() {
    this.isReading = false;
    this.spoken = null;
    speechSynthesis.cancel();
    this.show();
  }

  stop() {
    if (this.at === undefined) return;
    this.pause();
    this.sentences = this.at = undefined;
    this.mark(null);
    this.show();
  }

  mark(element) {
    this.marked?.classList.remove("is-read");
    this.marked = element;
    element?.classList.add("is-read");
  }

  show() {
    const { start, pause, resume } = this.toggle.dataset;
    this.toggle.textContent = this.isReading ? pause : this.at === undefined ? start : resume;
    this.stopper.hidden = this.at === undefined;
  }
}

customElements.define("read-aloud", ReadAloud);
