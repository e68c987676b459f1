/* A copy of every long form in this browser, until the server has confirmed a save.

   What is kept: each form that includes templates/admin/_keep.html, in localStorage, one entry
   per person, path and tab, a few seconds after every change and on submit. Passwords, files and
   tokens are never kept.
   When it goes: submitting leaves a note in sessionStorage; when the next page of the desk in
   this tab carries a success message (Django's admin sends one after each save), the copy is
   dropped. A form sent back with errors, a sign-in page, an error page or no answer at all carry
   none, so the copy stays and is offered when the form is opened again. A view that saves must
   therefore say so with messages.success(). Copies older than seven days are dropped unread. */

const PREFIX = "desk.keep.";
const PENDING = "desk.pending";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const EVERY = 3000;
const NOT_KEPT = /^(csrfmiddlewaretoken|_.*|initial-.*|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/;

/* -- the fields of a form, as data -- */

const editorOf = (field) => window.CKEDITOR?.instances[field.id];
const isPhoto = (field) => "photoField" in field.dataset;
const isChosenList = (field) => field.matches("select.filtered") && field.id.endsWith("_to");

const photoOf = (field) => field.parentElement.querySelector(".photo-field img");

function isKept(field) {
  if (!field.name || NOT_KEPT.test(field.name) || field.name.includes("__prefix__")) return false;
  if (["password", "file", "submit", "button"].includes(field.type)) return false;
  return !(field.matches("select.filtered") && !isChosenList(field));
}

function valueOf(field) {
  if (editorOf(field)) return editorOf(field).getData();
  if (field.type === "checkbox" || field.type === "radio") return field.checked ? [field.value] : [];
  if (isPhoto(field)) return [field.value, photoOf(field)?.src ?? "", photoOf(field)?.alt ?? ""];
  if (!field.matches("select")) return field.value;
  const options = isChosenList(field) ? [...field.options] : [...field.selectedOptions];
  return options.map((option) => [option.value, option.text]);
}

/* {name: [value of each field of that name]} and, apart, how many rows each inline has. */
function collect(form) {
  const fields = {};
  for (const field of form.elements) {
    if (isKept(field)) (fields[field.name] ??= []).push(valueOf(field));
  }
  const rows = {};
  for (const total of form.querySelectorAll("input[name$=-TOTAL_FORMS]")) rows[total.name] = Number(total.value);
  return { fields, rows };
}

const isHidden = (form, name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].every((field) => field.type === "hidden" && !isPhoto(field));

/* Two copies say the same when all that a person can see in them is the same. */
function sameText(form, one, other) {
  const seen = ({ fields, rows }) => JSON.stringify([rows, Object.entries(fields).filter(([name]) => !isHidden(form, name)).sort()]);
  return seen(one) === seen(other);
}

/* -- putting a copy back -- */

function addRows(form, rows) {
  for (const [name, wanted] of Object.entries(rows)) {
    const total = form.elements[name];
    const group = document.getElementById(name.replace("-TOTAL_FORMS", "-group"));
    const add = group?.querySelector(".add-row a");
    for (let tries = 50; add && tries && Number(total.value) < wanted; tries -= 1) add.click();
  }
}

/* Somebody may have removed or added saved rows since: a row is put back only on its own id. */
function isSameRow(form, name, fields) {
  const row = name.match(/^(.+-\d+)-/)?.[1];
  const id = row && form.elements[`${row}-id`];
  return !id || id.value === (fields[`${row}-id`]?.[0] ?? "");
}

function choose(select, chosen) {
  if (isChosenList(select)) {
    const from = document.getElementById(select.id.replace(/_to$/, "_from"));
    const wanted = new Set(chosen.map(([value]) => value));
    for (const option of select.options) option.selected = !wanted.has(option.value);
    window.SelectBox.move(select.id, from.id);
    for (const option of from.options) option.selected = wanted.has(option.value);
    window.SelectBox.move(from.id, select.id);
    return;
  }
  for (const option of select.options) option.selected = false;
  for (const [value, text] of chosen) {
    const option = [...select.options].find((each) => each.value === value);
    if (option) option.selected = true;
    else select.add(new Option(text, value, true, true)); // an autocomplete knows only what was chosen
  }
}

/* The picker drew what the page came with: show the photo that comes back. */
function putPhoto(field, [id, src, alt]) {
  field.value = id;
  const image = photoOf(field);
  if (!image) return;
  image.hidden = !id;
  if (src) image.src = src;
  image.alt = alt;
}

function put(field, value) {
  if (isPhoto(field)) putPhoto(field, value);
  else if (editorOf(field)) editorOf(field).setData(value);
  else if (field.type === "checkbox" || field.type === "radio") field.checked = value.length > 0;
  else if (field.matches("select")) choose(field, value);
  else field.value = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}

/* The version comes back with the text: if somebody saved since, the server then shows both. */
function restore(form, { fields, rows }) {
  addRows(form, rows);
  const seen = {};
  for (const field of [...form.elements].filter(isKept)) {
    const nth = (seen[field.name] = (seen[field.name] ?? -1) + 1);
    const value = fields[field.name]?.[nth];
    const isIdentity = field.type === "hidden" && /-(id|article)$/.test(field.name);
    if (value !== undefined && !isIdentity && isSameRow(form, field.name, fields)) put(field, value);
  }
}

/* -- where copies lie -- */

function tabName() {
  let name = sessionStorage.getItem("desk.tab");
  if (!name) sessionStorage.setItem("desk.tab", (name = Math.random().toString(36).slice(2)));
  return name;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

const keptKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function dropOld(now) {
  for (const key of keptKeys()) if (!(now - read(key)?.at < WEEK)) localStorage.removeItem(key);
}

/* Newest first, of whichever tab: the browser may have crashed and opened new ones. */
function copiesOf(person, path) {
  return keptKeys().filter((key) => key.startsWith(`${PREFIX}${person}.${path}#`))
    .map((key) => ({ key, ...read(key) })).sort((a, b) => b.at - a.at);
}

/* Drop the copy of the form sent from this tab if this page says that it was saved. */
function settle(root) {
  const sent = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  if (sent && root.querySelector(".messagelist .success")) localStorage.removeItem(sent);
}

/* -- one form -- */

const clock = (at) => new Intl.DateTimeFormat(document.documentElement.lang || "vi", {
  hour: "2-digit", minute: "2-digit", ...(Date.now() - at > 12 * 3600e3 && { day: "2-digit", month: "2-digit" }),
}).format(at);

class Keeper {
  constructor(form, box) {
    this.form = form;
    this.box = box;
    this.prefix = `${box.dataset.user}.${box.dataset.path}`;
    this.key = `${PREFIX}${this.prefix}#${tabName()}`;
    this.saved = null; // what the server has; null: unknown, so everything is unsaved
    this.leaving = false;
    this.timer = 0;
  }

  start() {
    if (!("bound" in this.box.dataset)) this.saved = collect(this.form);
    this.offer(copiesOf(this.box.dataset.user, this.box.dataset.path));
    const later = () => { this.timer ||= setTimeout(() => this.keep(), EVERY); };
    this.form.addEventListener("input", later);
    this.form.addEventListener("change", later);
    document.addEventListener("formset:removed", later);
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.on("change", later);
    this.form.addEventListener("submit", () => this.keep(), { capture: true });
    document.addEventListener("submit", (event) => this.sent(event));
    document.addEventListener("visibilitychange", () => { if (document.hidden && this.timer) this.keep(); });
    window.addEventListener("pagehide", () => { if (this.timer) this.keep(); });
    window.addEventListener("pageshow", () => { this.leaving = false; });
    window.addEventListener("beforeunload", (event) => { if (!this.leaving && this.isDirty()) event.preventDefault(); });
  }

  isDirty() {
    return !this.saved || !sameText(this.form, this.saved, collect(this.form));
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.isDirty()) return;
    const at = Date.now();
    try {
      localStorage.setItem(this.key, JSON.stringify({ at, ...collect(this.form) }));
      this.say(this.box.dataset.textKept.replace("{time}", clock(at)));
    } catch {
      this.say(this.box.dataset.textFull);
    }
  }

  say(text) {
    const status = this.form.querySelector("[data-keep-status]");
    if (status) status.textContent = text;
  }

  sent(event) {
    if (event.target !== this.form || event.defaultPrevented) return;
    this.leaving = true;
    sessionStorage.setItem(PENDING, this.key);
  }

  offer(copies) {
    const here = collect(this.form);
    const others = copies.filter((copy) => !sameText(this.form, here, copy));
    // The same words as on the page: saved after all, unless the server just sent them back.
    if (this.saved) copies.filter((copy) => !others.includes(copy)).forEach(({ key }) => localStorage.removeItem(key));
    if (!others.length) return;
    const [copy] = others;
    const bar = this.box.querySelector("[data-keep-offer]");
    const text = bar.querySelector("[data-keep-text]");
    const older = JSON.stringify(copy.fields.version) !== JSON.stringify(here.fields.version);
    text.textContent = (older ? text.dataset.keepTextOlder : text.dataset.keepText).replace("{time}", clock(copy.at));
    const close = () => { bar.hidden = true; others.forEach(({ key }) => localStorage.removeItem(key)); };
    bar.querySelector("[data-keep-restore]").addEventListener("click", () => { restore(this.form, copy); close(); this.keep(); });
    bar.querySelector("[data-keep-discard]").addEventListener("click", close);
    bar.hidden = false;
  }
}

/* Editors change the text they are given a little: what they make of it is the starting point. */
function whenEditorsAreReady(form, start) {
  const waiting = new Set([...form.querySelectorAll("textarea[data-type=ckeditortype], textarea.ckeditor")].map((field) => field.id));
  const ready = (id) => { waiting.delete(id); if (!waiting.size) setTimeout(start, 50); };
  if (!window.CKEDITOR || !waiting.size) {
    setTimeout(start, 0);
    return;
  }
  for (const editor of Object.values(window.CKEDITOR.instances)) if (editor.status === "ready") ready(editor.name);
  window.CKEDITOR.on("instanceReady", ({ editor }) => ready(editor.name));
}

export function init(root) {
  settle(root);
  dropOld(Date.now());
  const box = root.querySelector("[data-keep]");
  if (!box) return;
  box.hidden = false;
  const keeper = new Keeper(box.closest("form"), box);
  whenEditorsAreReady(keeper.form, () => keeper.start());
}

init(document);
