/* global CKEDITOR */
// Pictures, videos and crossheads of a body, as a CKEditor 4 plugin.
//
// A picture: <figure class="photo" data-key="k3f9a2c1" data-photo="17" data-credit="LK">
//              <img src="…" alt="…"><figcaption>caption</figcaption></figure>
// A video:   <figure class="video" data-embed="youtube" data-id="dQw4w9WgXcQ"></figure>
//
// Photos come from window.NewsroomPhotos: choose() promises {id, thumbnail, caption, credit, alt} or
// null; look(id), if it is there, promises what the library says of one now. Files that are dropped
// or pasted are the matter of richtext/sending.js.
(() => {
  "use strict";

  const KEY_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  const VIDEO_ADDRESSES = [
    ["youtube", /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)([\w-]{11})(?![\w-])/],
    ["youtube", /^https?:\/\/youtu\.be\/([\w-]{11})(?![\w-])/],
    ["vimeo", /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?([0-9]{6,12})(?![0-9])/],
  ];

  const DANGEROUS =
    "script, iframe, frame, object, embed, applet, link, base, math, video, audio, source, form, input, button, template";

  function newKey() {
    // 252 is the largest multiple of 36 in a byte: without the limit some letters come more often.
    const key = [];
    while (key.length < 8) {
      const [number] = crypto.getRandomValues(new Uint8Array(1));
      if (number < 252) key.push(KEY_CHARACTERS[number % 36]);
    }
    return key.join("");
  }

  function videoOf(address) {
    for (const [provider, pattern] of VIDEO_ADDRESSES) {
      const found = pattern.exec(address.trim());
      if (found) return { provider, id: found[1] };
    }
    return null;
  }

  // -- inserting

  // Where the writer is now; CKEditor itself looks for it only every 200 ms.
  function placeOf(editor) {
    editor.focus();
    editor.selectionChange(true);
    return editor.getSelection().getRanges();
  }

  function returnTo(editor, place) {
    editor.focus();
    if (place.length) editor.getSelection().selectRanges(place);
  }

  function attribute(name, value) {
    return `${name}="${CKEDITOR.tools.htmlEncodeAttr(String(value ?? ""))}"`;
  }

  function pictureHtml(photo, key) {
    return (
      `<figure class="photo" ${attribute("data-key", key)} ${attribute("data-photo", photo.id)} ` +
      `${attribute("data-credit", photo.credit)}><img ${attribute("src", photo.thumbnail)} ` +
      `${attribute("alt", photo.alt)}><figcaption>${CKEDITOR.tools.htmlEncode(photo.caption || "")}</figcaption></figure>`
    );
  }

  function videoHtml(provider, id) {
    return `<figure class="video" ${attribute("data-embed", provider)} ${attribute("data-id", id)}></figure>`;
  }

  // A figure never goes into another one: from inside a caption, step behind its figure.
  function stepOutOfFigure(editor) {
    const selection = editor.getSelection();
    const start = selection && selection.getStartElement();
    const widget = editor.widgets.focused || (start && editor.widgets.getByElement(start));
    if (!widget) return;
    const range = editor.createRange();
    range.setStartAfter(widget.wrapper);
    range.collapse(true);
    range.select();
  }

  function insertFigure(editor, html, selector) {
    editor.focus();
    stepOutOfFigure(editor);
    editor.insertHtml(html);
    writeOnAfter(editor, editor.editable().findOne(selector));
  }

  function insertPicture(editor, photo) {
    const key = newKey();
    insertFigure(editor, pictureHtml(photo, key), `figure[data-key="${key}"]`);
  }

  function insertVideo(editor, { provider, id }) {
    insertFigure(editor, videoHtml(provider, id), `figure[data-id="${id}"]`);
  }

  // The next word typed goes into the paragraph after the picture; there is always one.
  function writeOnAfter(editor, figure) {
    const widget = figure && editor.widgets.getByElement(figure);
    if (!widget) return;
    let next = widget.wrapper.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT);
    if (!next || !next.is("p")) {
      next = editor.document.createElement("p");
      next.appendBogus();
      next.insertAfter(widget.wrapper);
    }
    const range = editor.createRange();
    range.moveToElementEditStart(next);
    range.select();
  }

  async function choosePicture(editor) {
    const photos = window.NewsroomPhotos;
    if (!photos) {
      editor.showNotification(editor.lang.newsroompicture.noLibrary, "warning");
      return;
    }
    const place = placeOf(editor);
    const photo = await photos.choose();
    returnTo(editor, place);
    if (photo) insertPicture(editor, photo);
  }

  // -- pasting

  // CKEditor builds what is pasted in the live page, where an onerror would run and a tracking
  // pixel would load before any filter of its own. Here it is parsed in an inert document first.
  function withoutDangers(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const pictures = [...page.querySelectorAll("img, picture, svg")].filter(
      (picture) => !picture.closest("figure[data-key][data-photo]"),
    );
    pictures.forEach((picture) => picture.remove());
    page.querySelectorAll(DANGEROUS).forEach((element) => element.remove());
    for (const element of page.body.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        const runs = name.startsWith("on") || /^\W*(?:javascript|vbscript|data)\W*:/i.test(value);
        if (runs || /url\(/i.test(value)) element.removeAttribute(name);
      }
    }
    return { html: page.body.innerHTML, pictures: pictures.length };
  }

  function watchPasting(editor) {
    // The filter for Word fires "paste" a second time; one notice is enough.
    let notice = null;
    const clean = (event) => {
      const value = event.data.dataValue;
      if (!value) return;
      const cleaned = withoutDangers(value);
      event.data.dataValue = cleaned.html;
      if (cleaned.pictures && !notice?.isVisible()) {
        notice = editor.showNotification(editor.lang.newsroompicture.pastedPictures, "info", 8000);
      }
    };
    editor.on("paste", clean, null, null, 2);
    // At 3 the filters for Word and Google Docs begin again with the raw text of the clipboard.
    editor.on("paste", clean, null, null, 4);
  }

  // -- crossheads

  function addCrosshead(editor, name, tag, label) {
    const style = new CKEDITOR.style({ element: tag });
    editor.addCommand(name.toLowerCase(), new CKEDITOR.styleCommand(style, { allowedContent: tag }));
    editor.attachStyleStateChange(style, (state) => {
      if (!editor.readOnly) editor.getCommand(name.toLowerCase()).setState(state);
    });
    editor.ui.addButton(name, { label, command: name.toLowerCase(), toolbar: "styles" });
  }

  // -- widgets

  function pictureWidget(editor) {
    return {
      dialog: "newsroompicture",
      pathName: editor.lang.newsroompicture.picture,
      requiredContent: "figure[data-key]",
      editables: { caption: { selector: "figcaption", allowedContent: "br" } },
      upcast: (element) =>
        element.name === "figure" && "data-key" in element.attributes && "data-photo" in element.attributes && prepare(element),
      init() {
        this.setData({
          credit: this.element.getAttribute("data-credit") || "",
          decorative: this.element.getAttribute("data-decorative") === "1",
          alt: this.element.findOne("img")?.getAttribute("alt") || "",
        });
      },
      data() {
        const { alt, credit, decorative } = this.data;
        this.element.findOne("img")?.setAttribute("alt", alt || "");
        this.element.setAttribute("data-credit", credit || "");
        if (decorative) this.element.setAttribute("data-decorative", "1");
        else this.element.removeAttribute("data-decorative");
      },
    };
  }

  // A picture whose caption was lost on the way gets an empty one to write in.
  function prepare(element) {
    element.addClass("photo");
    if (!element.getFirst("figcaption")) element.add(new CKEDITOR.htmlParser.element("figcaption"));
    return true;
  }

  function videoWidget(editor) {
    return {
      pathName: editor.lang.newsroompicture.video,
      requiredContent: "figure[data-embed]",
      upcast: (element) => element.name === "figure" && "data-embed" in element.attributes,
    };
  }

  // -- dialogs

  // Readers' pages have no anchors to lead to.
  CKEDITOR.on("dialogDefinition", ({ data, editor }) => {
    if (data.name !== "link" || !editor.plugins.newsroompicture) return;
    const kinds = data.definition.getContents("info").get("linkType");
    kinds.items = kinds.items.filter(([, kind]) => kind !== "anchor");
  });

  function field(type, id, label, extra = {}) {
    return {
      type,
      id,
      label,
      setup(widget) {
        this.setValue(widget.data[id]);
      },
      commit(widget) {
        widget.setData(id, this.getValue());
      },
      ...extra,
    };
  }

  const html = (words, attributes = "") =>
    ({ type: "html", html: `<p class="newsroom-hint" ${attributes}>${CKEDITOR.tools.htmlEncode(words)}</p>` });

  // The library may know more by now than when the picture was put in.
  async function takeLibraryWords(dialog, editor) {
    const words = editor.lang.newsroompicture;
    const said = dialog.getElement().findOne("[data-library-said]");
    const photo = await window.NewsroomPhotos.look(dialog.photo).catch(() => null);
    const found = ["caption", "credit", "alt"].filter((id) => photo?.[id]);
    for (const id of found) dialog.setValueOf("words", id, photo[id]);
    said.setText(found.length ? "" : words[photo ? "libraryHasNone" : "libraryNotThere"]);
  }

  function libraryButton(editor) {
    return {
      type: "button",
      id: "library",
      label: editor.lang.newsroompicture.libraryWords,
      setup(widget) {
        this.getDialog().photo = widget.element.getAttribute("data-photo");
        this.getDialog().getElement().findOne("[data-library-said]").setText("");
      },
      onClick() {
        takeLibraryWords(this.getDialog(), editor);
      },
    };
  }

  CKEDITOR.dialog.add("newsroompicture", (editor) => {
    const words = editor.lang.newsroompicture;
    const caption = field("textarea", "caption", words.caption, {
      rows: 3,
      setup(widget) {
        this.setValue(widget.editables.caption.getText().trim());
      },
      commit(widget) {
        widget.editables.caption.setData(CKEDITOR.tools.htmlEncode(this.getValue().trim()));
      },
    });
    const library = window.NewsroomPhotos?.look ? [libraryButton(editor), html("", 'data-library-said role="status"')] : [];
    return {
      title: words.pictureTitle,
      minWidth: 420,
      minHeight: 240,
      contents: [
        {
          id: "words",
          elements: [
            caption,
            html(words.captionHint),
            field("text", "credit", words.credit),
            field("textarea", "alt", words.alt, { rows: 3 }),
            html(words.altHint),
            field("checkbox", "decorative", words.decorative),
            ...library,
          ],
        },
      ],
    };
  });

  CKEDITOR.dialog.add("newsroomvideo", (editor) => {
    const words = editor.lang.newsroompicture;
    return {
      title: words.videoTitle,
      onOk() {
        const video = videoOf(this.getValueOf("address", "address"));
        this.once("hide", () => {
          setTimeout(() => {
            returnTo(editor, this.place);
            insertVideo(editor, video);
          });
        });
      },
      minWidth: 420,
      minHeight: 80,
      contents: [
        {
          id: "address",
          elements: [
            {
              type: "text",
              id: "address",
              label: words.videoAddress,
              validate() {
                return videoOf(this.getValue()) ? true : words.videoUnknown;
              },
            },
          ],
        },
      ],
    };
  });

  CKEDITOR.plugins.add("newsroompicture", {
    requires: "widget,dialog,notification,clipboard",
    lang: "en,vi",

    init(editor) {
      const words = editor.lang.newsroompicture;
      editor.pictureHtml = (photo) => pictureHtml(photo, newKey());
      editor.widgets.add("newsroompicture", pictureWidget(editor));
      editor.widgets.add("newsroomvideo", videoWidget(editor));
      addCrosshead(editor, "Crosshead", "h2", words.crosshead);
      addCrosshead(editor, "SmallCrosshead", "h3", words.smallCrosshead);
      // What they open takes the focus; a state for "undo" taken meanwhile has no selection.
      editor.addCommand("choosepicture", { exec: choosePicture, canUndo: false });
      editor.addCommand("choosevideo", {
        exec: () => {
          const place = placeOf(editor);
          editor.openDialog("newsroomvideo", (dialog) => {
            dialog.place = place;
          });
        },
        canUndo: false,
      });
      editor.ui.addButton("Picture", {
        label: words.picture,
        command: "choosepicture",
        icon: `${this.path}icons/picture.svg`,
        toolbar: "insert",
      });
      editor.ui.addButton("Video", {
        label: words.video,
        command: "choosevideo",
        icon: `${this.path}icons/video.svg`,
        toolbar: "insert",
      });
      watchPasting(editor);
      for (const [part, corrections] of Object.entries(words.corrections)) {
        Object.assign(editor.lang[part] || {}, corrections);
      }
      editor.on("contentDom", () => {
        // Shown by editor.css; a style property is no part of the text.
        const style = editor.editable().$.style;
        style.setProperty("--caption-label", JSON.stringify(words.caption));
        style.setProperty("--alt-missing", JSON.stringify(words.altMissing));
      });
    },
  });
})();
