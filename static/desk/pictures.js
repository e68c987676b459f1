/* The rows of pictures above the story and in the gallery: a row for each photo that is dropped on
   them or chosen with others. The first one leads, the rest are the gallery; whoever says otherwise
   in a row is not overruled. */

import { acceptDrops } from "../photos/drops.js";
import { uploads } from "../photos/uploader.js";

const placeOf = (row) => row.querySelector("select[name$=-placement]");
const photoOf = (row) => row.querySelector("input[data-photo-field]");

class Pictures {
  constructor(group, { rowsOf, renumber }) {
    Object.assign(this, { group, rowsOf, renumber });
    this.rows.filter((row) => photoOf(row).value).forEach((row) => { placeOf(row).dataset.decided = ""; });
    group.addEventListener("change", ({ target }) => {
      if (target.matches("select[name$=-placement]")) target.dataset.decided = "";
    });
    group.addEventListener("photo:chosen", ({ target, detail }) => {
      if (detail) this.place([target.closest(".row")]);
    });
    group.addEventListener("photo:more", (event) => {
      event.preventDefault();
      this.send(event.detail);
    });
    acceptDrops(group, (files) => this.send(files));
  }

  get rows() {
    return this.rowsOf(this.group);
  }

  /* Each gets its row when it is in the library, in the order in which they were dropped. */
  send(files) {
    const batch = [];
    files.forEach(async (file, index) => {
      const photo = await uploads.upload(file).catch(() => null); // the tray says why
      if (!photo) return;
      batch[index] = this.fill(photo);
      batch.slice(index + 1).find(Boolean)?.before(batch[index]);
      this.place(batch.filter(Boolean));
      this.renumber(this.group);
    });
  }

  async choose() {
    const photos = await window.NewsroomPhotos.choose({ many: true });
    this.place(photos.map((photo) => this.fill(photo)));
    this.renumber(this.group);
  }

  fill(photo) {
    const row = this.rows.find((each) => !photoOf(each).value) ?? this.add();
    window.NewsroomPhotos.field(photoOf(row)).set(photo);
    return row;
  }

  add() {
    let row;
    this.group.addEventListener("formset:added", ({ target }) => { row = target; }, { once: true });
    this.group.querySelector(".add-row a").click();
    return row;
  }

  place(rows) {
    const open = rows.filter((row) => !("decided" in placeOf(row).dataset));
    const hasLead = this.rows.some((row) => !open.includes(row) && photoOf(row).value && placeOf(row).value === "lead");
    open.forEach((row, index) => {
      placeOf(row).value = index === 0 && !hasLead ? "lead" : "gallery";
    });
  }

  /* Django writes its own "add" when the page is read to its end. */
  addButton() {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "verb", textContent: window.NewsroomPhotos.say("Several") });
    button.addEventListener("click", async () => {
      await this.choose();
      button.focus();
    });
    this.group.querySelector(".add-row")?.append(" ", button);
  }
}

export function initPictures(form, helpers) {
  const group = form.querySelector(".rows-image_captions");
  if (!group || !uploads) return;
  const pictures = new Pictures(group, helpers);
  window.django?.jQuery(() => pictures.addButton());
}
