/* Sending photos to the library, from anywhere at the desk.

   The page includes templates/photos/_uploader.html once and has a form with a CSRF token.
     import { uploads } from "./uploader.js";
     uploads.send(files)              → parcels, see queue.js; the tray shows them
     uploads.upload(file, options)    → promises the photo, or null when the file was taken back
   A page on which files may be dropped anywhere marks the place and the button:
     <main data-photo-drop> … <button type="button" data-photo-send>
   After each file that came in, the document gets "photo:stored" (detail: the photo). */

import { Defaults } from "./defaults.js";
import { acceptDrops, filesOf, stopStrayDrops } from "./drops.js";
import { Queue } from "./queue.js";
import { Tray } from "./tray.js";
import { element, speaker } from "./words.js";

const ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif";

class Uploads {
  constructor(template) {
    const place = template.dataset;
    const say = speaker(template);
    this.box = template.content.cloneNode(true).firstElementChild;
    document.body.append(this.box);
    this.defaultsBox = this.box.querySelector("[data-defaults]");
    this.defaults = new Defaults(this.defaultsBox, { person: place.person, say });
    this.queue = new Queue({ place, say, defaults: this.defaults });
    this.tray = new Tray(this.box, { queue: this.queue, say, photoUrl: (id) => place.photoUrl.replace("/0/", `/${id}/`) });
    this.home = document.querySelector("[data-photo-defaults]") ?? this.tray.home;
    this.home.append(this.defaultsBox);
    this.listen();
  }

  listen() {
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.isMoving) event.preventDefault();
    });
    this.queue.addEventListener("change", ({ detail: { photo, first, state } }) => {
      if (photo && !first) document.dispatchEvent(new CustomEvent("photo:stored", { detail: { ...photo, known: state === "known" } }));
    });
    stopStrayDrops();
  }

  send(files) {
    return this.queue.add(files);
  }

  /* `onProgress(percent)`, `onTrouble(sentence)` where it did not arrive and can be sent again,
     `signal` to take it back. An Error's message is a sentence to show. */
  upload(file, { onProgress = () => {}, onTrouble = () => {}, signal } = {}) {
    const [parcel] = this.send([file]);
    const watch = ({ detail }) => {
      if (detail !== (parcel.first ?? parcel) || detail.isOver) return;
      if (detail.state === "failed") onTrouble(detail.sentence);
      else onProgress(detail.percent);
    };
    this.queue.addEventListener("change", watch);
    signal?.addEventListener("abort", () => this.queue.remove(parcel));
    return parcel.arrived.finally(() => this.queue.removeEventListener("change", watch));
  }

  /* Let somebody choose files of the machine. */
  ask(take) {
    const chooser = (this.chooser = element("input", { type: "file", multiple: true, accept: ACCEPT }));
    chooser.onchange = () => take([...chooser.files]);
    chooser.click();
  }

  /* A modal dialog hides everything below it: while one is open, the tray and the defaults are in it. */
  lend(dialog, { foot, slot }) {
    foot.append(this.box);
    slot.append(this.defaultsBox);
    dialog.addEventListener("close", () => {
      document.body.append(this.box);
      this.home.append(this.defaultsBox);
    }, { once: true });
  }
}

const template = document.getElementById("photo-uploader");

/* One queue for a page, even where two addresses of this file are loaded. */
export const uploads = template && (window.NewsroomUploads ??= new Uploads(template));

export function init(root) {
  if (!uploads) return;
  for (const place of root.querySelectorAll("[data-photo-drop]:not([data-photo-ready])")) {
    place.dataset.photoReady = "";
    acceptDrops(place, (files) => uploads.send(files));
    document.addEventListener("paste", ({ clipboardData, target }) => {
      if (!target.closest?.("dialog, input, textarea, [contenteditable=true]")) uploads.send(filesOf(clipboardData));
    });
  }
  for (const button of root.querySelectorAll("[data-photo-send]:not([data-photo-ready])")) {
    button.dataset.photoReady = "";
    button.addEventListener("click", () => uploads.ask((files) => uploads.send(files)));
  }
}

init(document);
