/* A grid of photos that can be ticked, and what happens around it.

   <form data-photo-choice data-cards-url="…">
     <ul data-new-grid></ul> <ul data-grid><li data-card="12"><input type="checkbox" name="photo">…</li></ul>
     <div data-bar>…</div>
   Photos that come in while the page is open appear in the first list, as the server draws them;
   those that are being prepared are looked at again until they are. */

import { init as acceptUploads } from "./uploader.js";

const TOGETHER = 400; // milliseconds: forty photos come in as a few questions
const FIRST_LOOK = 2500;
const LONGEST_LOOK = 60_000;

class Choice {
  constructor(form) {
    this.form = form;
    this.bar = form.querySelector("[data-bar]");
    this.newest = form.querySelector("[data-new-grid]");
    this.last = null;
    form.addEventListener("click", (event) => this.range(event));
    form.addEventListener("change", () => this.count());
    form.addEventListener("keydown", (event) => this.enter(event));
    this.onPress("[data-choose-all]", () => this.set(this.boxes(), true));
    this.onPress("[data-choose-none]", () => this.set(this.boxes(), false));
    this.onPress("[data-choose-new]", () => this.set(this.boxes(this.newest), true));
    window.addEventListener("pageshow", () => this.count());
    this.count();
  }

  onPress(selector, does) {
    const button = this.form.querySelector(selector);
    button?.addEventListener("click", does);
    if (button && !button.hasAttribute("data-choose-none")) button.hidden = false;
  }

  boxes(within = this.form) {
    return [...within.querySelectorAll("input[name=photo]")];
  }

  set(boxes, isChosen) {
    boxes.forEach((box) => { box.checked = isChosen; });
    this.count();
  }

  /* Shift and a click take all photos between this one and the one before. */
  range({ target, shiftKey }) {
    if (target.name !== "photo") return;
    const boxes = this.boxes();
    const [from, to] = [boxes.indexOf(this.last), boxes.indexOf(target)].sort((a, b) => a - b);
    if (shiftKey && from >= 0) this.set(boxes.slice(from, to + 1), target.checked);
    this.last = target;
  }

  count() {
    const count = this.boxes().filter((box) => box.checked).length;
    const words = this.bar.dataset.textChosen.replace("{count}", String(count));
    this.bar.querySelector("[data-chosen]").textContent = words;
    this.form.querySelector("[data-choose-none]").hidden = !count;
    this.form.classList.toggle("has-chosen", count > 0);
  }

  /* In the name of a collection, Enter means the collection, not the first button of the form. */
  enter(event) {
    if (event.key !== "Enter" || !event.target.matches(".panel input")) return;
    event.preventDefault();
    event.target.closest(".panel").querySelector("button").click();
  }
}

class Arrivals {
  constructor(form, choice) {
    Object.assign(this, { form, choice, fresh: new Set(), pause: FIRST_LOOK });
    this.section = form.querySelector("[data-new]");
    this.grid = form.querySelector("[data-new-grid]");
    document.addEventListener("photo:stored", ({ detail }) => this.arrived(detail));
    this.lookLater();
  }

  arrived({ id }) {
    if (!this.grid) return;
    this.fresh.add(id);
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.show(), TOGETHER);
  }

  card(id, within = this.form) {
    return within.querySelector(`[data-card="${id}"]`);
  }

  async show() {
    const ids = [...this.fresh].filter((id) => !this.card(id));
    this.fresh.clear();
    const cards = await this.ask(ids);
    if (!cards.length) return;
    this.section.hidden = false;
    this.grid.prepend(...cards);
    document.querySelector(".photo-none")?.remove();
    this.pause = FIRST_LOOK;
    this.lookLater();
  }

  async ask(ids) {
    if (!ids.length) return [];
    const answer = await fetch(`${this.form.dataset.cardsUrl}?ids=${ids.join(",")}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return [];
    return [...new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-card]")];
  }

  lookLater() {
    clearTimeout(this.next);
    if (this.form.querySelector("[data-preparing]")) this.next = setTimeout(() => this.look(), this.pause);
  }

  async look() {
    this.pause = Math.min(LONGEST_LOOK, this.pause * 1.6);
    const waiting = [...this.form.querySelectorAll("[data-preparing]")];
    const cards = document.hidden ? [] : await this.ask(waiting.slice(0, 100).map((card) => card.dataset.card));
    for (const card of cards.filter((each) => !each.hasAttribute("data-preparing"))) this.replace(card);
    this.lookLater();
  }

  /* A card in which somebody is at work, with its tick, stays what it is for them. */
  replace(card) {
    const old = this.card(card.dataset.card);
    if (!old || old.contains(document.activeElement)) return;
    card.querySelector("input").checked = old.querySelector("input").checked;
    old.replaceWith(card);
  }
}

function takePhotos() {
  const button = document.querySelector("[data-photo-send]");
  if (!button || !document.getElementById("photo-uploader")) return;
  button.hidden = false;
  document.querySelector("[data-plain-send]").hidden = true;
  document.querySelector("[data-drop-note]").hidden = false;
  document.body.dataset.photoDrop = "";
  acceptUploads(document);
}

function findByKey(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog, [contenteditable=true]")) return;
  const search = document.querySelector(".photo-find input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}

export function init(root) {
  for (const form of root.querySelectorAll("[data-photo-choice]")) new Arrivals(form, new Choice(form));
  document.addEventListener("keydown", findByKey);
  takePhotos();
}

init(document);
