/* All files that are on their way to the library, wherever on the page they were dropped.

   A parcel is one file: waiting → sending → checking → stored, or at once known. What can go wrong:
     refused   the file is none that the library takes
     failed    it did not arrive; it can be sent again
     removed   somebody took it back
   `parcel.arrived` promises the photo, or null when it was taken back; it rejects when the file was
   refused, and stays open while the file can be sent again.
   The queue sends "change" (detail: the parcel) after everything that happens to one. */

import { Trouble, fingerprint, freshen, recognise, send } from "./sending.js";

const AT_ONCE = 2; // forty at once would stop the rest of the newsroom's work
const MOVING = new Set(["waiting", "sending", "checking"]);
const OVER = new Set(["stored", "known", "refused", "removed"]);

class Parcel {
  constructor(file) {
    this.file = file;
    this.name = file.name || "photo";
    this.state = "waiting";
    this.percent = 0;
    this.photo = null;
    this.sentence = "";
    this.first = null; // another parcel with the same bytes, whose fate this one shares
    this.stop = new AbortController();
    this.arrived = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.arrived.catch(() => {}); // the tray says it, too; nobody else need listen
  }

  get isMoving() {
    return this.first && !this.isOver ? this.first.isMoving : MOVING.has(this.state);
  }

  get isOver() {
    return OVER.has(this.state);
  }
}

export class Queue extends EventTarget {
  constructor({ place, say, defaults }) {
    super();
    Object.assign(this, { place, say, defaults });
    this.atOnce = AT_ONCE;
    this.pauses = [2000, 6000, 15_000]; // milliseconds before a file that did not arrive is sent again
    this.parcels = [];
    this.fresh = [];
    this.waiting = [];
    this.busy = 0;
    window.addEventListener("online", () => this.againAll());
  }

  /* Take files to be sent; what is added in one go is asked about in one question. */
  add(files) {
    const parcels = [...files].map((file) => new Parcel(file));
    if (!this.fresh.length) setTimeout(() => this.prepare(this.fresh.splice(0)));
    this.fresh.push(...parcels);
    this.parcels.push(...parcels);
    parcels.forEach((parcel) => this.tell(parcel));
    return parcels;
  }

  get isMoving() {
    return this.parcels.some((parcel) => parcel.isMoving);
  }

  async prepare(parcels) {
    const fitting = parcels.filter((parcel) => !this.isTooLarge(parcel));
    for (const parcel of fitting) await this.recognise(parcel);
    const fresh = fitting.filter((parcel) => !parcel.first && !parcel.isOver);
    const known = await recognise(fresh.map(({ sha256 }) => sha256).filter(Boolean), this.place);
    for (const parcel of fresh) {
      if (parcel.isOver) continue; // taken back while the library was asked
      if (known[parcel.sha256]) this.end(parcel, "known", { photo: known[parcel.sha256] });
      else this.waiting.push(parcel);
    }
    this.work();
  }

  isTooLarge(parcel) {
    const { file, name } = parcel;
    if (file.size <= Number(this.place.maxBytes)) return false;
    this.end(parcel, "refused", { sentence: this.say("TooLarge", { name }) });
    return true;
  }

  /* The same files dropped again while the first ones wait, or after the connection was lost. */
  async recognise(parcel) {
    parcel.sha256 = await fingerprint(parcel.file);
    if (!parcel.sha256) return;
    const first = this.parcels.find((other) => other !== parcel && !other.first && other.sha256 === parcel.sha256
      && (other.isMoving || other.state === "failed"));
    if (!first) return;
    parcel.first = first;
    first.arrived.then(
      (photo) => this.end(parcel, photo ? "known" : "removed", { photo }),
      (error) => this.end(parcel, "refused", { sentence: error.message }),
    );
    if (first.state === "failed") this.again(first);
    this.tell(parcel);
  }

  work() {
    while (this.busy < this.atOnce && this.waiting.length) {
      this.busy += 1;
      this.deliver(this.waiting.shift()).finally(() => {
        this.busy -= 1;
        this.work();
      });
    }
  }

  async deliver(parcel) {
    for (const pause of [...this.pauses, null]) {
      const trouble = await this.attempt(parcel);
      if (!trouble || parcel.isOver) return;
      if (trouble.isFinal) this.end(parcel, "refused", { sentence: trouble.message });
      else if (!trouble.isPassing || pause === null) this.change(parcel, { state: "failed", sentence: trouble.message, isPassing: trouble.isPassing });
      if (!parcel.isMoving) return;
      this.change(parcel, { state: "waiting", percent: 0 });
      await rest(pause);
      if (parcel.isOver) return;
    }
  }

  /* -> the trouble, or undefined where the photo arrived. */
  async attempt(parcel, isSecond = false) {
    this.change(parcel, { state: "sending", percent: 0, sentence: "" });
    const onProgress = (percent) => this.change(parcel, { percent, state: percent < 100 ? "sending" : "checking" });
    const signal = parcel.stop.signal;
    try {
      const photo = await send(parcel.file, this.defaults.values(), { place: this.place, say: this.say, onProgress, signal });
      this.end(parcel, photo.known ? "known" : "stored", { photo });
      return undefined;
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      const maybeSignedIn = !trouble.isFinal && !trouble.isPassing && !isSecond;
      if (maybeSignedIn && (await freshen(this.place))) return this.attempt(parcel, true);
      return trouble;
    }
  }

  again(parcel) {
    if (parcel.state !== "failed") return;
    this.change(parcel, { state: "waiting", percent: 0, sentence: "" });
    this.waiting.push(parcel);
    this.work();
  }

  againAll() {
    this.parcels.filter((parcel) => parcel.state === "failed").forEach((parcel) => this.again(parcel));
  }

  remove(parcel) {
    if (parcel.isOver) return;
    this.waiting = this.waiting.filter((other) => other !== parcel);
    this.end(parcel, "removed");
    parcel.stop.abort();
  }

  /* Forget what is over: the tray is put away. */
  clear() {
    this.parcels = this.parcels.filter((parcel) => !parcel.isOver);
  }

  end(parcel, state, { photo = null, sentence = "" } = {}) {
    if (parcel.isOver) return;
    this.change(parcel, { state, photo, sentence, percent: 100 });
    if (state === "refused") parcel.reject(new Error(sentence));
    else parcel.resolve(photo);
  }

  change(parcel, news) {
    if (parcel.isOver) return;
    Object.assign(parcel, news);
    this.tell(parcel);
  }

  tell(parcel) {
    this.dispatchEvent(new CustomEvent("change", { detail: parcel }));
  }
}

/* A pause ends sooner when the browser says that the network is back. */
function rest(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(clock);
      window.removeEventListener("online", done);
      resolve();
    };
    const clock = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
  });
}
