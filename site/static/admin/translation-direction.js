/* wagtail-localize's translation editor: its fields and texts say their language and direction.
   The editor is drawn by React, again and again, so new elements are looked at as they come. */
(() => {
  const start = () => {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor || !editor.dataset.props) return;
    const { locale, sourceLocale } = JSON.parse(editor.dataset.props);

    const mark = (element, code) => {
      // Assigning what is there already would call the observer for nothing.
      if (element.getAttribute("dir") !== "auto") element.setAttribute("dir", "auto");
      if (code && element.getAttribute("lang") !== code) element.setAttribute("lang", code);
    };

    const markAll = () => {
      // What is typed, and what is shown of it when it is not being edited.
      for (const field of editor.querySelectorAll("textarea, li > div > p")) mark(field, locale.code);
      for (const source of editor.querySelectorAll("li > p")) mark(source, sourceLocale.code);
    };

    new MutationObserver(markAll).observe(editor, { childList: true, subtree: true });
    markAll();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
