/* What somebody says once for every photo they send: photographer, owner, until when.

   <details data-defaults> of templates/photos/_uploader.html, kept in this browser for this person
   until they clear it. It always says what it adds, because it would be added in silence tomorrow,
   too. A date that has passed is taken out, and that is said as well. */

const isDate = (field) => field.type === "datetime-local";
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
    const passed = this.fields.filter((field) => isDate(field) && field.value && new Date(field.value) <= new Date());
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
    if (!isDate(field)) return `${label}: ${field.value.trim()}`;
    const language = document.documentElement.lang || undefined;
    return `${label}: ${new Date(field.value).toLocaleString(language, { dateStyle: "short", timeStyle: "short" })}`;
  }
}
