/* Choosing a photo of the library, or sending new ones to it.

   The page includes templates/photos/_picker.html once and has a form with a CSRF token.

   window.NewsroomPhotos.choose()      opens the dialog; promises {id, thumbnail, caption, credit,
                                       alt, width, height}, or null where nothing was chosen
   window.NewsroomPhotos.upload(file)  promises the same; an Error's message is a sentence to show

   A field of a form holds a photo's id:
     <input type="hidden" name="captions-0-photo" value="17" data-photo-field
            data-thumbnail="/media/photos/…/480.webp" data-alt="Chợ Đầm">
   It gets a preview and buttons. A choice sets its value, fills the fields caption, credit and
   alt_text of the same row where they are empty, and sends "photo:chosen" (detail: the photo, or
   null when it was removed) from the input. Rows added later (formset:added) are found too. */

const template = document.getElementById("photo-picker");
const SEARCH_DELAY = 250; // milliseconds after the last key
const PREFILLED = { caption: "caption", credit: "credit", alt_text: "alt" };

const text = (name, values = {}) =>
  Object.entries(values).reduce((words, [key, value]) => words.replace(`{${key}}`, value), template.dataset[`text${name}`]);

function element(tag, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

// -- sending

function upload(file, { onProgress = () => {} } = {}) {
  const failed = () => new Error(text("Failed", { name: file.name }));
  if (file.size > Number(template.dataset.maxBytes)) {
    return Promise.reject(new Error(text("TooLarge", { name: file.name })));
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() tells no progress of what it sends
    const form = new FormData();
    form.append("file", file, file.name || "photo");
    request.open("POST", template.dataset.uploadUrl);
    request.setRequestHeader("X-CSRFToken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.floor((100 * event.loaded) / event.total));
    request.onerror = request.ontimeout = () => reject(failed());
    request.onload = () => {
      if (request.status === 200 && request.response?.id) resolve(request.response);
      else reject(request.response?.error ? new Error(request.response.error) : failed());
    };
    request.send(form);
  });
}

const picturesOf = (transfer) => [...(transfer?.files ?? [])];

function acceptDrops(target, take) {
  target.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    target.classList.add("is-target");
  });
  target.addEventListener("dragleave", () => target.classList.remove("is-target"));
  target.addEventListener("drop", (event) => {
    target.classList.remove("is-target");
    const files = picturesOf(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
}

// -- the dialog

class Picker {
  constructor() {
    const copy = template.content.cloneNode(true);
    this.dialog = copy.querySelector("dialog");
    for (const name of ["search", "files", "sent", "grid", "none", "older"]) {
      this[name] = copy.querySelector(`[data-${name}]`);
    }
    document.body.append(copy);
    this.listen();
  }

  listen() {
    const { dialog } = this;
    dialog.querySelector("[data-close]").onclick = () => dialog.close();
    dialog.querySelector("[data-send]").onclick = () => this.files.click();
    dialog.onclose = () => this.finish();
    dialog.onpaste = (event) => this.send(picturesOf(event.clipboardData));
    this.files.onchange = () => {
      this.send([...this.files.files]);
      this.files.value = "";
    };
    this.older.onclick = () => this.load(this.next);
    this.search.oninput = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.load(), SEARCH_DELAY);
    };
    acceptDrops(dialog, (files) => this.send(files));
  }

  open() {
    this.chosen = null;
    this.sent.replaceChildren();
    this.dialog.showModal();
    this.search.select();
    this.load();
    return new Promise((resolve) => (this.resolve = resolve));
  }

  finish() {
    clearTimeout(this.timer);
    this.loading?.abort();
    this.resolve(this.chosen);
  }

  choose(photo) {
    this.chosen = photo;
    this.dialog.close();
  }

  async load(before = null) {
    this.loading?.abort(); // an answer to what was typed before must not overwrite this one
    const loading = (this.loading = new AbortController());
    const query = new URLSearchParams({ q: this.search.value, ...(before && { before }) });
    try {
      const answer = await fetch(`${template.dataset.chooseUrl}?${query}`, { signal: loading.signal });
      const { photos, older, error } = await answer.json();
      if (error) throw new Error(error);
      this.show(photos, older, before);
    } catch (error) {
      if (loading.signal.aborted) return;
      // A TypeError or SyntaxError is the browser's, not a sentence for a person.
      this.note(error.constructor === Error ? error.message : text("NotLoaded"), true);
    }
  }

  show(photos, older, before) {
    const cells = photos.map((photo) => this.cell(photo));
    if (before) this.grid.append(...cells);
    else this.grid.replaceChildren(...cells);
    this.next = older;
    this.older.hidden = !older;
    this.none.hidden = this.grid.children.length > 0;
    if (before) cells[0]?.querySelector("button").focus();
  }

  cell(photo) {
    const { thumbnail: src, width, height } = photo;
    const image = element("img", { src, width, height, loading: "lazy", alt: photo.alt || text("NoDescription") });
    const words = [element("span", { textContent: photo.caption }), element("small", { textContent: photo.credit })];
    return element("li", {}, element("button", { type: "button", onclick: () => this.choose(photo) }, image, ...words));
  }

  note(sentence, isError = false) {
    const line = element("li", { textContent: sentence, className: isError ? "is-error" : "" });
    this.sent.append(line);
    return line;
  }

  // One after the other: forty at once would stop the rest of the newsroom's work.
  async send(files) {
    for (const file of files) {
      const photo = await this.sendOne(file);
      if (photo && files.length === 1 && this.dialog.open) this.choose(photo);
    }
  }

  async sendOne(file) {
    const { name } = file;
    const line = this.note(text("Uploading", { name, percent: 0 }));
    const onProgress = (percent) => {
      line.textContent = percent < 100 ? text("Uploading", { name, percent }) : text("Checking", { name });
    };
    try {
      const photo = await upload(file, { onProgress });
      line.textContent = text("Stored", { name });
      this.grid.prepend(this.cell(photo));
      this.none.hidden = true;
      return photo;
    } catch (error) {
      line.textContent = error.message;
      line.className = "is-error";
      return null;
    }
  }
}

let picker;
function choose() {
  picker ??= new Picker();
  return picker.open();
}

// -- a field of a form

function prefill(input, photo) {
  for (const [field, key] of Object.entries(PREFILLED)) {
    const other = input.form?.elements[input.name.replace(/photo$/, field)];
    if (!other || other === input || other.value || !photo[key]) continue;
    other.value = photo[key];
    other.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function enhance(input) {
  if (input.nextElementSibling?.matches(".photo-field")) return;
  const image = element("img", { alt: "" });
  const chooser = element("button", { type: "button" });
  const remover = element("button", { type: "button", textContent: text("Remove") });
  const trouble = element("p", { className: "errornote", role: "alert", hidden: true });
  const box = element("div", { className: "photo-field" }, image, element("div", {}, chooser, remover), trouble);

  const draw = (thumbnail, alt) => {
    const { value } = input;
    image.hidden = !value || !thumbnail;
    if (thumbnail) image.src = thumbnail;
    image.alt = alt || text("NoDescription");
    remover.hidden = !value;
    chooser.textContent = text(value ? "Change" : "Choose");
  };
  const set = (photo) => {
    trouble.hidden = true;
    input.value = photo?.id ?? "";
    draw(photo?.thumbnail, photo?.alt);
    if (photo) prefill(input, photo);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.dispatchEvent(new CustomEvent("photo:chosen", { bubbles: true, detail: photo }));
  };

  chooser.onclick = async () => {
    const photo = await choose();
    if (photo) set(photo);
    chooser.focus();
  };
  remover.onclick = () => {
    set(null);
    chooser.focus();
  };
  acceptDrops(box, async ([file]) => {
    try {
      set(await upload(file));
    } catch (error) {
      trouble.textContent = error.message;
      trouble.hidden = false;
    }
  });
  draw(input.dataset.thumbnail, input.dataset.alt);
  input.after(box);
}

export function init(root = document) {
  if (!template) return;
  for (const input of root.querySelectorAll("input[data-photo-field]")) {
    // Django copies its empty row for each new one, and the copy would lose our listeners.
    if (!input.closest(".empty-form")) enhance(input);
  }
}

window.NewsroomPhotos = { choose, upload };
document.addEventListener("formset:added", (event) => init(event.target));
init();
