/* The photos of the picker: one Tab stop, arrow keys within, one or several chosen.

   <ul class="photo-picker-grid"><li><button aria-pressed="false">…</button></li></ul> */

import { element } from "./words.js";

export class Grid {
  constructor(list, { say, choose }) {
    Object.assign(this, { list, say, choose, isMany: false, chosen: new Map(), photos: new Map() });
    list.addEventListener("keydown", (event) => this.moved(event));
    list.addEventListener("focusin", ({ target }) => this.stopAt(target.closest("button")));
    list.addEventListener("click", ({ target }) => this.clicked(target.closest("button")));
  }

  start(isMany) {
    this.isMany = isMany;
    this.chosen.clear();
    for (const button of this.buttons) this.press(button, false);
  }

  get buttons() {
    return [...this.list.querySelectorAll("button")];
  }

  get isEmpty() {
    return !this.list.children.length;
  }

  show(photos) {
    this.list.replaceChildren(...photos.map((photo) => this.cell(photo)));
    this.stopAt(this.buttons[0]);
  }

  append(photos) {
    const cells = photos.map((photo) => this.cell(photo));
    this.list.append(...cells);
    cells[0]?.querySelector("button").focus();
  }

  /* A photo that was just sent stands first, once. */
  prepend(photo) {
    this.list.querySelector(`button[data-photo="${photo.id}"]`)?.parentElement.remove();
    const cell = this.cell(photo);
    this.list.prepend(cell);
    this.stopAt(cell.querySelector("button"));
    return cell;
  }

  cell(photo) {
    const { thumbnail: src, width, height } = photo;
    this.photos.set(photo.id, photo);
    const image = element("img", { src, width, height, loading: "lazy", alt: photo.alt || this.say("NoDescription") });
    const marks = this.marksOf(photo).map((words) => element("em", { textContent: words }));
    const words = [element("span", { textContent: photo.caption }), element("small", { textContent: photo.credit })];
    const button = element("button", { type: "button", tabIndex: -1 }, image, ...marks, ...words);
    button.dataset.photo = photo.id;
    if (this.isBarred(photo)) button.setAttribute("aria-disabled", "true");
    this.press(button, this.chosen.has(photo.id));
    return element("li", {}, button);
  }

  /* What cannot be shown any more cannot be chosen. What may be shown later can: its story waits. */
  isBarred(photo) {
    return Boolean(photo.ended || photo.trouble);
  }

  marksOf(photo) {
    const marks = [
      [photo.ai, "Ai"],
      [photo.trouble, "Trouble"],
      [!photo.ready && !photo.trouble, "Preparing"],
      [photo.ended, "Ended"],
      [photo.usable === false && !photo.ended, "NotYet"],
    ];
    return marks.filter(([holds]) => holds).map(([, name]) => this.say(name));
  }

  clicked(button) {
    const photo = button && this.photos.get(Number(button.dataset.photo));
    if (!photo || this.isBarred(photo)) return;
    if (this.isMany) this.toggle(photo);
    this.choose(photo);
  }

  toggle(photo, isChosen = !this.chosen.has(photo.id)) {
    if (isChosen) this.chosen.set(photo.id, photo);
    else this.chosen.delete(photo.id);
    const button = this.list.querySelector(`button[data-photo="${photo.id}"]`);
    if (button) this.press(button, isChosen);
  }

  press(button, isPressed) {
    if (this.isMany) button.setAttribute("aria-pressed", String(isPressed));
    else button.removeAttribute("aria-pressed");
  }

  stopAt(button) {
    if (!button) return;
    for (const other of this.buttons) other.tabIndex = other === button ? 0 : -1;
  }

  moved(event) {
    const buttons = this.buttons;
    const here = buttons.indexOf(event.target);
    if (here < 0) return;
    const row = this.columns(buttons);
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row, Home: -here, End: buttons.length - 1 - here }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[here + step]?.focus();
  }

  columns(buttons) {
    const top = buttons[0].getBoundingClientRect().top;
    return buttons.filter((button) => button.getBoundingClientRect().top === top).length;
  }
}
