/* global CKEDITOR */
// Photo files that are dropped into the text, or pasted: each stands where it was dropped while it
// is sent, then becomes the picture.
//
//   <figure class="sending" data-sending="3" data-words="Sending “a.jpg”: 40%"><button>×</button></figure>
//
// Such a place holder is never part of the text: its widget writes nothing, and even what the
// server would get of it raw has no words. Files go through window.NewsroomPhotos.upload(file,
// {onProgress, onTrouble, signal}), which promises a photo, or null where it was taken back.
(() => {
  "use strict";

  const WIDGET = "newsroomsending";
  const PHOTO_NAME = /\.(jpe?g|png|webp|avif|hei[cf])$/i;
  const jobs = new Map();

  const isPhoto = (file) => file.type.startsWith("image/") || PHOTO_NAME.test(file.name);
  const blank = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function filesOf(transfer) {
    const files = [];
    for (let index = 0; transfer && index < transfer.getFilesCount(); index += 1) files.push(transfer.getFile(index));
    return files.filter(Boolean);
  }

  // -- one file on its way

  class Job {
    constructor(editor, file) {
      Object.assign(this, { editor, file, id: String(jobs.size + 1), photo: null, isOver: false });
      this.stop = new AbortController();
      jobs.set(this.id, this);
      this.show(0);
    }

    get html() {
      const label = CKEDITOR.tools.htmlEncodeAttr(this.editor.lang.newsroompicture.takeBack);
      return `<figure class="sending" data-sending="${this.id}"><button type="button" aria-label="${label}">×</button></figure>`;
    }

    // Undo may have taken the place holder away, or brought it back.
    get figures() {
      return this.editor.editable()?.find(`figure[data-sending="${this.id}"]`).toArray() ?? [];
    }

    show(percent, words) {
      const { sending, checking } = this.editor.lang.newsroompicture;
      this.percent = percent;
      this.words = words ?? blank(percent < 100 ? sending : checking, { name: this.file.name, percent });
      this.figures.forEach((figure) => this.draw(figure));
    }

    draw(figure) {
      figure.setAttribute("data-words", this.words);
      figure.$.style.setProperty("--sent", `${this.percent}%`);
    }

    async start() {
      try {
        this.photo = await window.NewsroomPhotos.upload(this.file, {
          onProgress: (percent) => this.show(percent),
          onTrouble: (sentence) => this.show(0, sentence),
          signal: this.stop.signal,
        });
      } catch (error) {
        this.editor.showNotification(CKEDITOR.tools.htmlEncode(error.message), "warning");
      }
      this.isOver = true;
      this.settle();
    }

    settle() {
      const { editor, photo, figures } = this;
      if (!figures.length) return;
      editor.fire("saveSnapshot");
      for (const figure of figures) {
        const holder = editor.widgets.getByElement(figure);
        const { wrapper } = holder;
        if (photo) put(editor, editor.pictureHtml(photo), "newsroompicture", wrapper);
        if (editor.widgets.focused === holder) holder.setFocused(false).setSelected(false);
        editor.widgets.destroy(holder, true);
        wrapper.remove();
      }
      // Not a step of its own to undo: nobody did anything.
      editor.fire("updateSnapshot");
      editor.fire("change");
    }
  }

  // -- where in the text

  function put(editor, html, widget, before) {
    const element = CKEDITOR.dom.element.createFromHtml(html, editor.document);
    if (before) element.insertBefore(before);
    else editor.editable().append(element);
    return editor.widgets.initOn(element, widget);
  }

  const isText = (element) => !element.matches("[data-cke-temp], [data-cke-hidden-sel]");

  // A picture never splits a sentence: it goes between the paragraphs that are next to the pointer.
  function blockBelow(editor, y) {
    const middle = (element) => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    };
    return [...editor.editable().$.children].filter(isText).find((element) => middle(element) > y) ?? null;
  }

  function blockAfterCaret(editor) {
    const range = editor.getSelection()?.getRanges()[0];
    const editable = editor.editable();
    let block = range?.startContainer;
    if (!block || block.equals(editable)) return range ? editable.getChild(range.startOffset) : null;
    while (!block.getParent().equals(editable)) block = block.getParent();
    const isAtStart = block.type === CKEDITOR.NODE_ELEMENT && range.checkBoundaryOfElement(block, CKEDITOR.START);
    return isAtStart && !block.data("cke-widget-wrapper") ? block : block.getNext();
  }

  // There is always a paragraph to go on in.
  function paragraphAfter(editor, wrapper) {
    const next = wrapper.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT);
    if (next?.is("p")) return next;
    const paragraph = editor.document.createElement("p");
    paragraph.appendBogus();
    if (next) paragraph.insertBefore(next);
    else editor.editable().append(paragraph);
    return paragraph;
  }

  function sendTo(editor, files, before) {
    const others = files.filter((file) => !isPhoto(file));
    if (others.length) {
      const names = others.map(({ name }) => name).join(", ");
      editor.showNotification(CKEDITOR.tools.htmlEncode(blank(editor.lang.newsroompicture.noPhotos, { names })), "warning");
    }
    const photos = files.filter(isPhoto).map((file) => new Job(editor, file));
    if (!photos.length) return null;
    editor.fire("saveSnapshot");
    const holders = photos.map((job) => put(editor, job.html, WIDGET, before));
    const paragraph = paragraphAfter(editor, holders.at(-1).wrapper);
    editor.fire("saveSnapshot");
    editor.fire("change");
    photos.forEach((job) => job.start());
    return paragraph;
  }

  // -- what people do

  function listen(editor) {
    editor.on("drop", (event) => {
      const { dataTransfer, $: native } = event.data;
      const files = filesOf(dataTransfer);
      if (!files.length || !window.NewsroomPhotos) return;
      if (dataTransfer.getTransferType(editor) !== CKEDITOR.DATA_TRANSFER_EXTERNAL) return;
      event.cancel();
      const below = blockBelow(editor, native.clientY);
      sendTo(editor, files, below && new CKEDITOR.dom.element(below));
    }, null, null, 2);

    editor.on("paste", (event) => {
      const files = filesOf(event.data.dataTransfer);
      if (!files.length || !window.NewsroomPhotos || hasWords(event.data.dataValue)) return;
      event.cancel();
      const paragraph = sendTo(editor, files, blockAfterCaret(editor));
      if (!paragraph) return;
      const range = editor.createRange();
      range.moveToElementEditStart(paragraph);
      range.select();
    }, null, null, 1);
  }

  // Word and Excel put a picture of the text beside the text: where there are words, they win.
  function hasWords(html) {
    return new DOMParser().parseFromString(html || "", "text/html").body.textContent.trim() !== "";
  }

  function watchRemoval(editable) {
    editable.attachListener(editable, "click", ({ data }) => {
      const figure = data.getTarget().is("button") && data.getTarget().getAscendant("figure");
      const job = figure && jobs.get(figure.getAttribute("data-sending"));
      if (job) job.stop.abort();
    });
  }

  // A line shows between which paragraphs the picture will stand.
  function showLine(editor, editable) {
    const line = document.createElement("div");
    line.className = "drop-line";
    line.hidden = true;
    document.body.append(line);
    const hide = () => { line.hidden = true; };
    let isOurs = false;
    document.addEventListener("dragstart", () => { isOurs = true; });
    document.addEventListener("dragend", () => { isOurs = false; });
    editable.addEventListener("dragover", (event) => {
      if (isOurs || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const below = blockBelow(editor, event.clientY);
      const box = editable.getBoundingClientRect();
      const y = below?.getBoundingClientRect().top ?? [...editable.children].filter(isText).at(-1)?.getBoundingClientRect().bottom ?? box.top;
      line.style.setProperty("top", `${y}px`);
      line.style.setProperty("left", `${box.left}px`);
      line.style.setProperty("width", `${box.width}px`);
      line.hidden = false;
    });
    editable.addEventListener("drop", hide);
    editable.addEventListener("dragleave", ({ relatedTarget }) => { if (!editable.contains(relatedTarget)) hide(); });
  }

  function start(editor) {
    if (!editor.plugins.newsroompicture) return;
    editor.widgets.add(WIDGET, {
      draggable: false,
      downcast: () => new CKEDITOR.htmlParser.text(""),
      init() {
        const job = jobs.get(this.element.getAttribute("data-sending"));
        if (job && !job.isOver) job.draw(this.element);
        // Undo brought it back after its photo had come in.
        else setTimeout(() => job?.settle());
      },
    });
    listen(editor);
    watchRemoval(editor.editable());
    showLine(editor, editor.editable().$);
  }

  if (!window.CKEDITOR) return;
  Object.values(window.CKEDITOR.instances).forEach((editor) => {
    if (editor.status === "ready") start(editor);
  });
  window.CKEDITOR.on("instanceReady", (event) => start(event.editor));
})();
