// What stands around the editor: its label, the count of words, and its text kept in the textarea.
//
// <div data-body-editor data-count-one="1 word" data-count-many="{count} words">
//   <textarea id="id_body"></textarea> <p data-body-count></p>
// </div>
//
// Other scripts of the page listen to "input" on the textarea and need not know the editor.
(() => {
  "use strict";

  const REST_BEFORE_COUNTING = 300;
  const WORD = /[\p{L}\p{N}]/u;

  function countWords(text) {
    return text.split(/\s+/u).filter((word) => WORD.test(word)).length;
  }

  // The story's own words; captions are counted by nobody.
  function wordsOf(editor) {
    const copy = editor.editable().$.cloneNode(true);
    copy.querySelectorAll("figure, [data-cke-temp], [data-cke-hidden-sel]").forEach((element) => element.remove());
    copy.querySelectorAll("p, h2, h3, li, td, th, br, caption").forEach((element) => element.after(" "));
    return countWords(copy.textContent);
  }

  function showCount(box, count) {
    const language = document.documentElement.lang || undefined;
    box.querySelector("[data-body-count]").textContent =
      count === 1
        ? box.dataset.countOne
        : box.dataset.countMany.replace("{count}", new Intl.NumberFormat(language).format(count));
  }

  function nameEditor(editor, textarea) {
    const label = textarea.labels && textarea.labels[0];
    if (!label) return;
    editor.editable().setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""));
    label.addEventListener("click", () => editor.focus());
  }

  function start(editor) {
    const textarea = editor.element.$;
    const box = textarea.closest("[data-body-editor]");
    if (!box) return;
    nameEditor(editor, textarea);
    showCount(box, wordsOf(editor));
    let waiting = 0;
    editor.on("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        editor.updateElement();
        showCount(box, wordsOf(editor));
        textarea.dispatchEvent(new Event("input", { bubbles: true }));
      }, REST_BEFORE_COUNTING);
    });
  }

  if (!window.CKEDITOR) return;
  Object.values(window.CKEDITOR.instances).forEach((editor) => {
    if (editor.status === "ready") start(editor);
  });
  window.CKEDITOR.on("instanceReady", (event) => start(event.editor));
})();
