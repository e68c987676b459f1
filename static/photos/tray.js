/* The tray at the bottom of the page: what became of each file that was dropped, pasted or chosen.

   It is no dialog: whoever writes goes on writing. Its height stands in --photo-tray, so that what
   is at the bottom of the page can still be reached. */

import { element } from "./words.js";

const NARROW = matchMedia("(max-width: 767px)");
const QUIET = 1200; // milliseconds: a screen reader is told once of what happened together
const PREVIEW = { resizeWidth: 120, resizeQuality: "low" };

export class Tray {
  constructor(box, { queue, say, photoUrl }) {
    Object.assign(this, { box, queue, say, photoUrl, rows: new Map() });
    for (const name of ["tray", "fold", "summary", "overall", "more", "list", "status", "again", "clear", "home"]) {
      this[name] = box.querySelector(`[data-${name}]`);
    }
    this.fold.addEventListener("click", () => this.open(this.more.hidden));
    this.again.addEventListener("click", () => queue.againAll());
    this.clear.addEventListener("click", () => this.putAway());
    queue.addEventListener("change", ({ detail }) => this.changed(detail));
    new ResizeObserver(() => this.tellHeight()).observe(this.tray);
    this.open(!NARROW.matches);
  }

  open(isOpen) {
    this.more.hidden = !isOpen;
    this.fold.setAttribute("aria-expanded", String(isOpen));
  }

  putAway() {
    this.queue.clear();
    for (const [parcel, row] of this.rows) {
      if (!parcel.isOver) continue;
      row.item.remove();
      this.rows.delete(parcel);
    }
    this.tray.hidden = !this.rows.size;
    this.sum();
  }

  tellHeight() {
    document.documentElement.style.setProperty("--photo-tray", `${this.tray.offsetHeight}px`);
  }

  changed(parcel) {
    if (parcel.first || parcel.state === "removed") this.rows.get(parcel)?.item.remove();
    if (parcel.first || parcel.state === "removed") this.rows.delete(parcel);
    else this.draw(parcel, this.rows.get(parcel) ?? this.addRow(parcel));
    this.tray.hidden = !this.rows.size;
    this.sum();
  }

  addRow(parcel) {
    const row = {
      picture: element("span", { className: "photo-tray-picture" }),
      bar: element("progress", { max: 100, ariaLabel: parcel.name }),
      words: element("span", { className: "photo-tray-words" }),
      buttons: element("span", { className: "photo-tray-buttons" }),
      alike: element("div", { className: "photo-tray-alike" }),
    };
    const name = element("strong", { textContent: parcel.name });
    row.item = element("li", {}, row.picture, element("div", {}, name, row.bar, row.words, row.alike), row.buttons);
    this.rows.set(parcel, row);
    this.list.append(row.item);
    return row;
  }

  draw(parcel, row) {
    const { state, percent, photo } = parcel;
    row.bar.hidden = !parcel.isMoving;
    row.bar.value = percent;
    const words = this.wordsOf(parcel);
    if (row.words.textContent !== words) row.words.textContent = words;
    if (row.state === state) return;
    row.state = state;
    row.item.className = `is-${state}`;
    row.buttons.replaceChildren(...this.buttonsOf(parcel));
    if (state === "sending") preview(parcel.file, row.picture);
    if (photo) row.picture.replaceChildren(element("img", { src: photo.thumbnail, alt: "" }));
    if (photo?.alike?.length) row.alike.replaceChildren(...this.similar(photo));
    // Among forty rows nobody looks for the one that needs a hand.
    if (state === "refused" || state === "failed") this.list.prepend(row.item);
  }

  wordsOf({ state, percent, sentence }) {
    const names = { waiting: "Waiting", checking: "Checking", stored: "Stored", known: "Known" };
    if (sentence) return sentence;
    if (state === "sending") return `${percent}%`;
    return this.say(names[state]);
  }

  buttonsOf(parcel) {
    const { name } = parcel;
    const button = (label, does) =>
      element("button", { type: "button", textContent: this.say(label), ariaLabel: `${this.say(label)}: ${name}`, onclick: does });
    const again = parcel.state === "failed" ? [button("Again", () => this.queue.again(parcel))] : [];
    return parcel.isOver ? [] : [...again, button("TakeBack", () => this.queue.remove(parcel))];
  }

  similar({ alike }) {
    return alike.map((photo) => {
      const image = element("img", { src: photo.thumbnail, alt: photo.alt || photo.caption });
      const words = [photo.caption, photo.use].filter(Boolean).join(" — ");
      const link = element("a", { href: this.photoUrl(photo.id), target: "_blank", rel: "noopener" }, image, words || this.say("OpenPhoto"));
      return element("p", {}, element("span", { textContent: this.say("Alike") }), link);
    });
  }

  sum() {
    const parcels = [...this.rows.keys()];
    const count = (state) => parcels.filter((parcel) => parcel.state === state).length;
    const moving = parcels.filter((parcel) => parcel.isMoving).length;
    const total = parcels.length;
    const parts = ["stored", "known", "refused", "failed"].filter(count)
      .map((state) => this.say(`Count${state[0].toUpperCase()}${state.slice(1)}`, { count: count(state) }));
    const lead = moving ? [this.say("Sending", { done: total - moving, total })] : [];
    const words = [...lead, ...parts].join(", ");
    this.summary.textContent = words;
    this.tray.classList.toggle("has-trouble", count("refused") + count("failed") > 0);
    this.overall.hidden = !moving;
    this.overall.value = parcels.reduce((sum, parcel) => sum + (parcel.isMoving ? parcel.percent : 100), 0) / (total || 1);
    this.again.hidden = !count("failed");
    this.clear.hidden = moving > 0 || !parcels.some((parcel) => parcel.isOver);
    // Told are the beginning, the end, and every trouble; a number for each file would never stop.
    this.announce(words, `${moving > 0} ${count("refused")} ${count("failed")}`);
  }

  announce(words, occasion) {
    this.news = words;
    if (this.occasion === occasion) return;
    this.occasion = occasion;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { this.status.textContent = this.news; }, QUIET);
  }
}

/* Drawn, not linked: the page's policy shows no pictures but the server's own. */
async function preview(file, box) {
  try {
    const bitmap = await createImageBitmap(file, PREVIEW);
    if (box.firstChild) return;
    const canvas = element("canvas", { width: bitmap.width, height: bitmap.height });
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    bitmap.close();
    box.append(canvas);
  } catch {
    // A HEIC file, or no picture at all: the server will say.
  }
}
