/* Choosing photos of the library, or sending new ones to it.

   The page includes templates/photos/_picker.html once and has a form with a CSRF token.

   window.NewsroomPhotos.choose()      opens the dialog; promises a photo as photos.views.described
                                       tells it, or null where nothing was chosen
   window.NewsroomPhotos.choose({many: true})   promises a list, in the order of choosing
   window.NewsroomPhotos.upload(file, {onProgress, onTrouble, signal})   promises a photo, or null
                                       where the file was taken back; an Error's message is a
                                       sentence to show
   window.NewsroomPhotos.look(id)      promises what the library says of a photo now
   window.NewsroomPhotos.field(input)  the field of a form, see field.js: set(photo), send(file)
   window.NewsroomPhotos.say(name)     the picker's words

   Fields that a page has, or gets later (formset:added), are found by themselves. */

import { acceptDrops, filesOf } from "./drops.js";
import { enhance, fieldOf } from "./field.js";
import { Grid } from "./grid.js";
import { look } from "./ready.js";
import { uploads } from "./uploader.js";
import { speaker } from "./words.js";

const template = document.getElementById("photo-picker");
const say = template && speaker(template);
const SEARCH_DELAY = 250; // milliseconds after the last key

class Picker {
  constructor() {
    const copy = template.content.cloneNode(true);
    this.dialog = copy.querySelector("dialog");
    for (const name of ["search", "files", "grid", "none", "note", "older", "use", "use-bar", "more-filters", "no-filters", "defaults-slot", "foot"]) {
      this[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] = copy.querySelector(`[data-${name}]`);
    }
    this.asked = [...copy.querySelectorAll("[name]")];
    this.cells = new Grid(this.grid, { say, choose: (photo) => this.chose(photo) });
    document.body.append(copy);
    this.listen();
  }

  listen() {
    const { dialog } = this;
    dialog.querySelector("[data-close]").onclick = () => dialog.close();
    dialog.querySelector("[data-send]").onclick = () => this.files.click();
    dialog.onclose = () => this.finish();
    dialog.onpaste = (event) => this.send(filesOf(event.clipboardData));
    this.files.onchange = () => {
      this.send([...this.files.files]);
      this.files.value = "";
    };
    this.older.onclick = () => this.load(this.next);
    this.use.onclick = () => dialog.close("use");
    this.noFilters.onclick = () => this.takeFiltersAway();
    for (const field of this.asked) field.addEventListener("input", () => this.loadSoon());
    this.search.onkeydown = (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      this.cells.buttons[0]?.focus();
    };
    acceptDrops(dialog, (files) => this.send(files));
  }

  open({ many = false } = {}) {
    this.isMany = many;
    this.chosen = null;
    this.sent = new Map();
    this.dialog.returnValue = "";
    this.dialog.querySelector("h2").textContent = say(many ? "ChooseMany" : "Choose");
    this.useBar.hidden = !many;
    this.cells.start(many);
    this.count();
    uploads.lend(this.dialog, { foot: this.foot, slot: this.defaultsSlot });
    this.dialog.showModal();
    this.search.select();
    this.load();
    return new Promise((resolve) => (this.resolve = resolve));
  }

  finish() {
    clearTimeout(this.timer);
    this.loading?.abort();
    const isUsed = this.dialog.returnValue === "use";
    if (this.isMany) this.resolve(isUsed ? this.inOrder() : []);
    else this.resolve(isUsed ? this.chosen : null);
  }

  /* In the order of choosing, and those just sent in the order in which they were dropped. */
  inOrder() {
    const place = ({ id }) => this.sent.get(id) ?? -1;
    return [...this.cells.chosen.values()].sort((one, other) => place(one) - place(other));
  }

  chose(photo) {
    if (this.isMany) this.count();
    else this.take(photo);
  }

  take(photo) {
    this.chosen = photo;
    this.dialog.close("use");
  }

  count() {
    const count = this.cells.chosen.size;
    this.use.disabled = !count;
    this.use.textContent = say("Use", { count });
  }

  // -- looking

  query(before) {
    const query = new URLSearchParams();
    for (const field of this.asked) {
      if (field.value && (field.type !== "checkbox" || field.checked)) query.set(field.name, field.value);
    }
    const set = [...query.keys()].filter((name) => name !== "q").length;
    this.moreFilters.textContent = set ? say("MoreSet", { count: set }) : say("More");
    this.noFilters.hidden = !set;
    if (before) query.set("before", before);
    return query;
  }

  takeFiltersAway() {
    for (const field of this.asked) {
      if (field.type === "checkbox") field.checked = false;
      else if (field !== this.search) field.value = "";
    }
    this.moreFilters.focus();
    this.load();
  }

  loadSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), SEARCH_DELAY);
  }

  async load(before = null) {
    this.loading?.abort(); // an answer to what was typed before must not overwrite this one
    const loading = (this.loading = new AbortController());
    this.note.hidden = true;
    try {
      const answer = await fetch(`${template.dataset.chooseUrl}?${this.query(before)}`, { signal: loading.signal });
      const { photos, older, error } = await answer.json();
      if (error) throw new Error(error);
      if (before) this.cells.append(photos);
      else this.cells.show(photos);
      this.next = older;
      this.older.hidden = !older;
      this.none.hidden = !this.cells.isEmpty;
    } catch (error) {
      if (loading.signal.aborted) return;
      // A TypeError or SyntaxError is the browser's, not a sentence for a person.
      this.note.textContent = error.constructor === Error ? error.message : say("NotLoaded");
      this.note.hidden = false;
    }
  }

  // -- sending

  send(files) {
    const before = this.sent.size;
    files.forEach(async (file, index) => {
      const photo = await uploads.upload(file).catch(() => null); // the tray says why
      if (!photo || !this.dialog.open) return;
      this.sent.set(photo.id, before + index);
      this.cells.prepend(photo);
      this.none.hidden = true;
      if (this.isMany && !this.cells.isBarred(photo)) this.cells.toggle(photo, true);
      if (this.isMany) this.count();
      else if (files.length === 1) this.take(photo);
    });
  }
}

let picker;
function choose(options) {
  picker ??= new Picker();
  return picker.open(options);
}

export function init(root = document) {
  if (!template) return;
  for (const input of root.querySelectorAll("input[data-photo-field]")) {
    // Django copies its empty row for each new one, and the copy would lose our listeners.
    if (!input.closest(".empty-form")) enhance(input, { say, choose, stateUrl: template.dataset.stateUrl });
  }
}

if (template) {
  window.NewsroomPhotos = {
    choose,
    say,
    field: fieldOf,
    upload: (file, options) => uploads.upload(file, options),
    look: async (id) => (await look(template.dataset.stateUrl, [id]))[id],
  };
  document.addEventListener("formset:added", (event) => init(event.target));
  init();
}
