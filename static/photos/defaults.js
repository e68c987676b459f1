/* What somebody says once for every photo they send: photographer, owner, until when.

   <details data-defaults> of templates/photos/_uploader.html, kept in this browser for this person
   until they clear it. It always says what it adds, because it would be added in silence tomorrow,
   too. A date that has passed is taken out, and that is said as well. */

/* Written as in Vietnam and typed as text: the browser's own field shows a date in the browser's
   language, where 05/06 may be the 6th of May, and a licence would end on another day. */
const MOMENT = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,]+(\d{1,2})[:h](\d{2}))?$/;

function hasPassed(field) {
  const [, day, month, year, hour = 0, minute = 0] = MOMENT.exec(field.value.trim()) ?? [];
  return Boolean(day) && new Date(year, month - 1, day, hour, minute) <= new Date();
}

const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "on" : "") : field.value.trim());

function put(field, value) {
  if (field.type === "checkbox") field.checked = value === "on";
  else field.value = value;
}

export class Defaults {
  constructor(box, { person, say }) {
    Object.assign(this, { box, say, key: `photos.defaults.${person}` });
    this.fields = [...box.querySelectorAll("[name]")];
    this.expired = box.querySelector("[data-expired]");
    this.summary = box.querySelector("[data-defaults-summary]");
    this.cleaner = box.querySelector("[data-defaults-clear]");
    box.addEventListener("change", () => this.keep());
    this.cleaner.addEventListener("click", () => this.clear());
    this.restore();
  }

  restore() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      // Something else wrote there, or this browser keeps nothing: then there are no defaults.
    }
    for (const field of this.fields) put(field, kept[field.name] ?? "");
    this.dropPassedDates();
    this.show();
  }

  /* -> what goes along with the next file, by the names of photos.forms.BatchForm. */
  values() {
    this.dropPassedDates();
    return Object.fromEntries(this.fields.map((field) => [field.name, valueOf(field)]).filter(([, value]) => value));
  }

  dropPassedDates() {
    const passed = this.fields.filter((field) => "moment" in field.dataset && hasPassed(field));
    if (!passed.length) return;
    const names = passed.map((field) => this.labelOf(field)).join(", ");
    passed.forEach((field) => put(field, ""));
    this.expired.textContent = this.say("Expired", { names });
    this.expired.hidden = false;
    this.keep();
  }

  keep() {
    const kept = Object.fromEntries(this.fields.map((field) => [field.name, valueOf(field)]).filter(([, value]) => value));
    try {
      if (Object.keys(kept).length) localStorage.setItem(this.key, JSON.stringify(kept));
      else localStorage.removeItem(this.key);
    } catch {
      // A full or forbidden store: they hold until the page is left.
    }
    this.show();
  }

  clear() {
    this.fields.forEach((field) => put(field, ""));
    this.expired.hidden = true;
    this.keep();
    this.box.querySelector("summary").focus();
  }

  labelOf(field) {
    return field.labels[0]?.querySelector("span")?.textContent.trim() ?? field.name;
  }

  show() {
    const said = this.fields.filter(valueOf).map((field) => this.printed(field));
    this.summary.textContent = said.length ? this.say("DefaultsSet", { words: said.join(" · ") }) : this.say("DefaultsNone");
    this.box.classList.toggle("is-set", said.length > 0);
    this.cleaner.hidden = !said.length;
  }

  printed(field) {
    const label = this.labelOf(field);
    if (field.type === "checkbox") return label;
    if (field.matches("select")) return field.selectedOptions[0].textContent;
    return `${label}: ${field.value.trim()}`;
  }
}
