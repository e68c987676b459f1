/* The front editor: drag and drop, and the same by keyboard. Everything it changes stands in the
   form's own fields, so that the page without this script sends the same. */

const FILL_DELAY = 350;

class Board {
  constructor(form) {
    this.form = form;
    this.text = form.dataset;
    this.status = form.querySelector("[data-status]");
    this.stories = form.querySelector("[data-stories]");
    this.places = [...form.querySelectorAll("[data-place]")];
    this.blank = form.ownerDocument.querySelector("#front-card");
    this.dragged = null;
    this.unsaved = form.querySelector("[data-unsaved]");
    // A page that comes back after a refusal holds what nobody saved.
    this.isDirty = !this.unsaved.hidden;
  }

  start() {
    this.form.classList.add("has-script");
    for (const card of this.form.querySelectorAll(".card")) this.wakeCard(card);
    for (const place of this.places) this.wakePlace(place);
    this.wakeStories();
    this.form.addEventListener("input", ({ target }) => {
      if (target.matches("[data-until], [data-at]")) this.changed();
    });
    this.form.addEventListener("submit", (event) => this.sending(event));
    window.addEventListener("beforeunload", (event) => { if (this.isDirty) event.preventDefault(); });
    // Coming back with the browser's arrow, the buttons must work again.
    window.addEventListener("pageshow", () => this.setBusy(false));
    this.markPlaced();
  }

  /* -- cards -- */

  cards(place) { return [...(place.querySelector("[data-cards]")?.children ?? [])].filter((one) => one.matches(".card")); }
  placeOf(card) { return card.closest("[data-place]"); }
  place(key) { return this.places.find((one) => one.dataset.place === key); }
  headline(card) { return card.querySelector(".tile-headline").textContent.trim(); }
  card(story) { return this.form.querySelector(`.card[data-story="${story}"]`); }

  wakeCard(card) {
    card.querySelector("[data-buttons]").hidden = false;
    card.querySelector("[data-up]").addEventListener("click", ({ currentTarget }) => this.step(card, -1, currentTarget));
    card.querySelector("[data-down]").addEventListener("click", ({ currentTarget }) => this.step(card, 1, currentTarget));
    card.querySelector("[data-off]").addEventListener("click", () => this.takeOff(card, true));
    card.querySelector("[data-move]").addEventListener("change", ({ currentTarget }) => {
      if (!currentTarget.value) return this.takeOff(card, true);
      this.put(card, this.place(currentTarget.value), null);
      currentTarget.focus();
    });
    this.wakeDragging(card);
  }

  step(card, by, button) {
    const mine = this.cards(this.placeOf(card));
    const target = mine.indexOf(card) + by;
    if (target < 0 || target >= mine.length) return this.say(this.text.textEdge, { story: this.headline(card) });
    if (by < 0) mine[target].before(card); else mine[target].after(card);
    // Moved in the document, the button has lost the focus.
    button.focus();
    this.changed();
    this.tell(card);
  }

  put(card, place, before) {
    const list = place.querySelector("[data-cards]");
    if (before === card) before = card.nextElementSibling;
    if (before) before.before(card); else list.append(card);
    card.querySelector("[data-move]").value = place.dataset.place;
    const pushed = this.makeRoom(place, card);
    this.changed();
    this.tell(card);
    if (pushed) this.say(this.text.textPushed, { story: pushed }, true);
  }

  /* A place that is full: what led moves beside the lead, what is last there comes off. */
  makeRoom(place, kept) {
    const mine = this.cards(place);
    if (mine.length <= Number(place.dataset.size)) return "";
    const last = mine.filter((one) => one !== kept).at(-1);
    if (place.dataset.place === "lead") {
      const beside = this.place("secondary");
      beside.querySelector("[data-cards]").prepend(last);
      last.querySelector("[data-move]").value = "secondary";
      return this.makeRoom(beside, last);
    }
    const headline = this.headline(last);
    this.takeOff(last, false);
    return headline;
  }

  takeOff(card, isAsked) {
    const mine = this.cards(this.placeOf(card));
    const next = mine[mine.indexOf(card) + 1] ?? mine[mine.indexOf(card) - 1];
    const heading = this.placeOf(card).querySelector("h3");
    const headline = this.headline(card);
    card.remove();
    if (!isAsked) return;
    if (next) next.querySelector("[data-off]").focus(); else { heading.tabIndex = -1; heading.focus(); }
    this.changed();
    this.say(this.text.textOff, { story: headline });
  }

  add(offer, place, before) {
    const story = offer.dataset.offer;
    const known = this.card(story);
    if (known) return this.put(known, place, before);
    const card = this.blank.content.firstElementChild.cloneNode(true);
    card.dataset.story = story;
    card.setAttribute("aria-label", offer.dataset.headline);
    card.querySelector("[name=story]").value = story;
    card.querySelector(".tile").replaceChildren(...[...offer.querySelector(".tile").children].map((one) => one.cloneNode(true)));
    for (const [part, name] of [["move", "place"], ["order", "order"], ["until", "until"]]) card.querySelector(`[data-${part}]`).name = `${name}-${story}`;
    this.wakeCard(card);
    this.put(card, place, before);
  }

  /* -- dragging -- */

  wakeDragging(thing) {
    thing.addEventListener("dragstart", (event) => {
      // In a field, dragging marks text.
      if (event.target !== thing) return;
      this.dragged = thing;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", thing.dataset.story ?? thing.dataset.offer);
      thing.classList.add("is-dragged");
      this.form.classList.add("is-dragging");
    });
    thing.addEventListener("dragend", () => this.letGo());
    for (const field of thing.querySelectorAll("input, select")) {
      field.addEventListener("focus", () => { thing.draggable = false; });
      field.addEventListener("blur", () => { thing.draggable = true; });
    }
  }

  wakePlace(place) {
    if (!Number(place.dataset.size)) return;
    place.addEventListener("dragover", (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      this.mark(place, this.below(place, event.clientY));
    });
    place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) this.unmark(); });
    place.addEventListener("drop", (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      const [thing, before] = [this.dragged, this.below(place, event.clientY)];
      this.letGo();
      if (thing.dataset.offer) this.add(thing, place, before); else this.put(thing, place, before);
    });
  }

  below(place, y) {
    return this.cards(place).find((card) => {
      const box = card.getBoundingClientRect();
      return card !== this.dragged && y < box.top + box.height / 2;
    }) ?? null;
  }

  mark(place, before) {
    this.unmark();
    place.classList.add("is-over");
    before?.classList.add("is-below");
  }

  unmark() {
    for (const one of this.form.querySelectorAll(".is-over, .is-below")) one.classList.remove("is-over", "is-below");
  }

  letGo() {
    this.unmark();
    this.dragged?.classList.remove("is-dragged");
    this.form.classList.remove("is-dragging");
    this.dragged = null;
  }

  /* -- stories -- */

  wakeStories() {
    const search = this.form.querySelector("[data-search]");
    const words = this.form.querySelector("[data-q]");
    search.addEventListener("click", (event) => { event.preventDefault(); this.find(); });
    words.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.find(); } });
    this.form.querySelector("[data-section]").addEventListener("change", () => this.find());
    this.wakeOffers();
  }

  wakeOffers() {
    for (const offer of this.stories.querySelectorAll("[data-offer]")) {
      this.wakeDragging(offer);
      offer.querySelector("[data-choose]")?.addEventListener("change", ({ currentTarget }) => {
        if (!currentTarget.value) return;
        this.add(offer, this.place(currentTarget.value), null);
        this.card(offer.dataset.offer).querySelector("[data-move]").focus();
      });
    }
  }

  async find() {
    const asked = new URLSearchParams({ q: this.form.elements.q.value, section: this.form.elements.section.value });
    const answer = await this.ask(`${this.text.storiesUrl}?${asked}`);
    if (!answer) return;
    this.stories.replaceChildren(...new DOMParser().parseFromString(answer, "text/html").body.children);
    this.wakeOffers();
    this.markPlaced();
  }

  /* A story that stands on the board is not sent a second time by the list of stories. */
  markPlaced() {
    for (const offer of this.stories.querySelectorAll("[data-offer]")) {
      const isPlaced = Boolean(this.card(offer.dataset.offer));
      const put = offer.querySelector("[data-put]");
      if (!put) { this.giveChoice(offer, isPlaced); continue; }
      put.hidden = isPlaced;
      for (const field of put.querySelectorAll("input, select")) field.disabled = isPlaced;
      put.querySelector("select").value = "";
      offer.querySelector("[data-placed]").hidden = !isPlaced;
    }
  }

  /* The server wrote no choice for what stood on the board; once it is off, it is asked for anew. */
  giveChoice(offer, isPlaced) {
    if (isPlaced) return;
    offer.querySelector(".story-placed").hidden = true;
    if (!this.isFinding) { this.isFinding = true; this.find().finally(() => { this.isFinding = false; }); }
  }

  /* -- what follows a change -- */

  changed() {
    this.isDirty = true;
    for (const place of this.places) {
      const mine = this.cards(place);
      mine.forEach((card, index) => { card.querySelector("[data-order]").value = index + 1; });
      if (Number(place.dataset.size)) place.querySelector("[data-count]").textContent = fill(this.text.textFull, { count: mine.length, size: place.dataset.size });
    }
    this.markPlaced();
    this.unsaved.hidden = false;
    const untouched = this.form.querySelector("[data-untouched]");
    if (untouched) untouched.hidden = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fillAnew(), FILL_DELAY);
  }

  async fillAnew() {
    const number = this.asked = (this.asked ?? 0) + 1;
    const answer = await this.ask(this.text.fillUrl, { method: "POST", body: new FormData(this.form) });
    // Another change was faster.
    if (!answer || number !== this.asked) return;
    const board = new DOMParser().parseFromString(answer, "text/html");
    for (const place of this.places) {
      const anew = board.querySelector(`[data-place="${place.dataset.place}"]`);
      if (!anew) continue;
      place.querySelector("[data-fills]").replaceWith(anew.querySelector("[data-fills]"));
      for (const card of anew.querySelectorAll(".card")) {
        this.card(card.dataset.story)?.querySelector(".tile").replaceWith(card.querySelector(".tile"));
      }
    }
  }

  async ask(address, options = {}) {
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      if (answer.ok && !answer.redirected) return await answer.text();
    } catch { /* said below */ }
    this.say(this.text.textFailed, {});
    return "";
  }

  tell(card) {
    const place = this.placeOf(card);
    const mine = this.cards(place);
    this.say(this.text.textMoved, { story: this.headline(card), place: place.dataset.label, number: mine.indexOf(card) + 1, count: mine.length });
  }

  say(text, words, isMore = false) {
    const told = fill(text, words);
    this.status.textContent = isMore ? `${this.status.textContent} ${told}` : told;
  }

  sending(event) {
    if (event.submitter?.hasAttribute("data-preview")) return;
    if (this.isBusy) { event.preventDefault(); return; }
    this.isDirty = false;
    this.setBusy(true);
  }

  setBusy(isBusy) {
    this.isBusy = isBusy;
    for (const button of this.form.querySelectorAll(".front-bar .verb")) button.setAttribute("aria-busy", isBusy);
  }
}

function fill(text, words) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}

export function init(root) {
  for (const form of root.querySelectorAll("[data-front]")) new Board(form).start();
}

init(document);
