/* How a photo is cut: a focal point and boxes on the photo, and every place beside it at once.

   <form data-crops data-width="6000" data-height="4000">
     <div data-stage><img><div data-box><span data-handle></span></div><div data-focus></div></div>
     <li data-place="wide" data-ratio="1.7777"><svg data-preview>…</svg> numbers, ticks, buttons</li>
   The numbers in the form, per cent of the photo, are the only truth: whatever is dragged or pressed
   writes them, and everything on the page is drawn from them. boxOf() is photos.shapes.box_of(). */

const STEP = 0.01;
const LARGE_STEP = 0.05;
const LEAST = 0.05; // of the photo's width: a smaller crop shows pixels
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const rounded = (value) => Math.round(value * 1e6) / 1e6;
const perCent = (fraction) => String(Math.round(fraction * 1e6) / 1e4);
const spoken = (fraction) => String(Math.round(fraction * 100));

/* The largest box of a shape that has the focal point as near its middle as the photo allows. */
export function boxOf(ratio, own, [x, y]) {
  const [width, height] = own > ratio ? [ratio / own, 1] : [1, own / ratio];
  const start = (at, part) => rounded(clamp(at - part / 2, 0, 1 - part));
  return { x: start(x, width), y: start(y, height), width, height };
}

class Place {
  constructor(item, page) {
    this.page = page;
    this.ratio = Number(item.dataset.ratio);
    this.label = item.dataset.label;
    this.item = item;
    this.own = item.querySelector(".crops-own input");
    this.preview = item.querySelector("[data-preview]");
    this.edit = item.querySelector("[data-edit]");
    this.follow = item.querySelector("[data-follow]");
    this.fields = Object.fromEntries(["x", "y", "size"].map((name) => [name, item.querySelector(`[data-${name}]`)]));
    this.edit.hidden = false;
    this.edit.addEventListener("click", () => page.choose(this));
    this.preview.addEventListener("click", () => page.choose(this));
    this.follow.addEventListener("click", () => this.followFocus());
    this.own.addEventListener("change", () => page.choose(this.own.checked ? this : page.chosen));
    for (const field of Object.values(this.fields)) {
      field.addEventListener("input", () => this.typed());
      field.addEventListener("change", () => this.cut(this.box()));
    }
  }

  /* Height and width of a box are bound: in fractions of a photo that is no square, they differ. */
  get tallness() {
    return this.page.own / this.ratio;
  }

  get widest() {
    return Math.min(1, 1 / this.tallness);
  }

  box() {
    if (!this.own.checked) return boxOf(this.ratio, this.page.own, this.page.focus());
    const [x, y, width] = ["x", "y", "size"].map((name) => Number(this.fields[name].value) / 100);
    return { x, y, width, height: width * this.tallness };
  }

  write({ x, y, width }) {
    Object.entries({ x, y, size: width }).forEach(([name, value]) => { this.fields[name].value = perCent(value); });
  }

  /* Take a box for this place, as near to what was wanted as the photo allows. */
  cut({ x, y, width }) {
    const wide = clamp(width, Math.min(LEAST, this.widest), this.widest);
    this.own.checked = true;
    this.write({ x: clamp(x, 0, 1 - wide), y: clamp(y, 0, Math.max(0, 1 - wide * this.tallness)), width: wide });
    this.page.draw();
  }

  move([right, down], step) {
    const box = this.box();
    this.cut({ ...box, x: box.x + right * step, y: box.y + down * step });
  }

  /* Larger or smaller around its own middle. */
  grow(by) {
    const box = this.box();
    const width = clamp(box.width + by, LEAST, this.widest);
    const more = width - box.width;
    this.cut({ x: box.x - more / 2, y: box.y - (more * this.tallness) / 2, width });
  }

  followFocus() {
    this.own.checked = false;
    this.page.draw();
  }

  /* What is typed stays as it is typed, until it is left: "5" is the beginning of "52". */
  typed() {
    this.own.checked = true;
    this.page.choose(this);
  }

  draw(isChosen) {
    const box = this.box();
    if (!this.own.checked) this.write(box);
    const { width, height } = this.page;
    this.preview.setAttribute("viewBox", [box.x * width, box.y * height, box.width * width, box.height * height].map((side) => side.toFixed(2)).join(" "));
    this.item.classList.toggle("is-chosen", isChosen);
    this.item.classList.toggle("is-own", this.own.checked);
    this.edit.setAttribute("aria-pressed", String(isChosen));
    this.follow.hidden = !this.own.checked;
  }
}

class Page {
  constructor(form) {
    this.form = form;
    this.width = Number(form.dataset.width);
    this.height = Number(form.dataset.height);
    this.own = this.width / this.height;
    for (const name of ["stage", "box", "handle", "focus"]) this[`${name}Part`] = form.querySelector(`[data-${name}]`);
    this.xField = form.querySelector("[data-focus-x]");
    this.yField = form.querySelector("[data-focus-y]");
    this.places = [...form.querySelectorAll("[data-place]")].map((item) => new Place(item, this));
    this.chosen = null;
    this.isOpen = !form.querySelector("fieldset").disabled;
    this.focusPart.hidden = false;
    if (this.isOpen) this.listen();
    this.draw();
  }

  focus() {
    return [Number(this.xField.value) / 100, Number(this.yField.value) / 100];
  }

  setFocus(x, y) {
    this.xField.value = perCent(clamp(x, 0, 1));
    this.yField.value = perCent(clamp(y, 0, 1));
    this.draw();
  }

  choose(place) {
    this.chosen = place;
    this.draw();
  }

  listen() {
    [this.xField, this.yField].forEach((field) => field.addEventListener("input", () => this.draw()));
    this.focusPart.addEventListener("keydown", (event) => this.focusKey(event));
    this.boxPart.addEventListener("keydown", (event) => this.boxKey(event));
    this.drag(this.focusPart, ([x, y]) => this.setFocus(x, y));
    this.drag(this.boxPart, ([x, y], box, [startX, startY]) => this.chosen.cut({ ...box, x: box.x + x - startX, y: box.y + y - startY }));
    this.drag(this.handlePart, ([x, y], box) => {
      const { tallness, widest } = this.chosen;
      // The corner follows the hand; the opposite one stays.
      const room = Math.min(1 - box.x, (1 - box.y) / tallness, widest);
      this.chosen.cut({ ...box, width: clamp(Math.max(x - box.x, (y - box.y) / tallness), LEAST, room) });
    });
    this.stagePart.querySelector("img").addEventListener("click", (event) => this.setFocus(...this.at(event)));
  }

  /* Where on the photo a hand is, in fractions. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.stagePart.getBoundingClientRect();
    return [clamp((clientX - left) / width, 0, 1), clamp((clientY - top) / height, 0, 1)];
  }

  drag(part, does) {
    part.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.stopPropagation();
      event.preventDefault();
      part.closest("[tabindex]").focus();
      part.setPointerCapture(event.pointerId);
      const [start, box] = [this.at(event), this.chosen?.box()];
      const follow = (moved) => does(this.at(moved), box, start);
      part.addEventListener("pointermove", follow);
      const end = () => part.removeEventListener("pointermove", follow);
      part.addEventListener("pointerup", end, { once: true });
      part.addEventListener("pointercancel", end, { once: true });
    });
  }

  focusKey(event) {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const [[x, y], step] = [this.focus(), event.shiftKey ? LARGE_STEP : STEP];
    this.setFocus(x + arrow[0] * step, y + arrow[1] * step);
  }

  boxKey(event) {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const { key } = event;
    if (ARROWS[key]) this.chosen.move(ARROWS[key], step);
    else if (key === "+" || key === "=") this.chosen.grow(step);
    else if (key === "-" || key === "_") this.chosen.grow(-step);
    else return;
    event.preventDefault();
  }

  draw() {
    const [x, y] = this.focus();
    for (const place of this.places) place.draw(place === this.chosen);
    Object.assign(this.focusPart.style, { left: `${x * 100}%`, top: `${y * 100}%` });
    this.say(this.focusPart, this.form.dataset.textPoint, x, { x: spoken(x), y: spoken(y) });
    this.boxPart.hidden = !this.chosen;
    if (this.chosen) this.drawBox(this.chosen);
  }

  drawBox(place) {
    const box = place.box();
    const sides = { left: box.x, top: box.y, width: box.width, height: box.height };
    Object.entries(sides).forEach(([name, value]) => { this.boxPart.style[name] = `${value * 100}%`; });
    const values = { place: place.label, x: spoken(box.x), y: spoken(box.y), size: spoken(box.width) };
    this.say(this.boxPart, this.form.dataset.textBox, box.width, values);
  }

  /* A slider knows one number; its text says all of it, and screen readers read that. */
  say(part, sentence, value, values) {
    part.setAttribute("aria-valuenow", spoken(value));
    part.setAttribute("aria-valuetext", sentence.replace(/\{(\w+)\}/g, (blank, key) => values[key] ?? blank));
  }
}

export function init(root) {
  root.querySelectorAll("[data-crops]").forEach((form) => { form.cropsPage = new Page(form); });
}

init(document);
