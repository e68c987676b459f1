/* A field of a form that holds a photo's id:
     <input type="hidden" name="captions-0-photo" value="17" data-photo-field
            data-thumbnail="/desk/photos/proof/…" data-alt="Chợ Đầm" data-unprepared>
   It gets a preview, buttons, and takes a file that is dropped on it. A choice sets its value, fills
   caption, credit and alt_text of the same row where they are empty, and sends "photo:chosen"
   (detail: the photo, or null when it was removed) from the input. */

import { acceptDrops } from "./drops.js";
import { whenReady } from "./ready.js";
import { uploads } from "./uploader.js";
import { element } from "./words.js";

const PREFILLED = { caption: "caption", credit: "credit", alt_text: "alt" };

const fields = new WeakMap();

/* -> {set(photo), send(file)} of a field that was enhanced. */
export const fieldOf = (input) => fields.get(input);

function prefill(input, photo) {
  for (const [field, key] of Object.entries(PREFILLED)) {
    const other = input.form?.elements[input.name.replace(/photo$/, field)];
    if (!other || other === input || other.value || !photo[key]) continue;
    other.value = photo[key];
    other.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

class PhotoField {
  constructor(input, { say, choose, stateUrl }) {
    Object.assign(this, { input, say, stateUrl });
    this.image = element("img", { alt: "" });
    this.mark = element("em", { className: "photo-field-mark", hidden: true });
    this.chooser = element("button", { type: "button" });
    this.remover = element("button", { type: "button", textContent: say("Remove") });
    this.trouble = element("p", { className: "errornote", role: "alert", hidden: true });
    const buttons = element("div", {}, this.chooser, this.remover);
    this.box = element("div", { className: "photo-field" }, this.image, buttons, this.mark, this.trouble);
    this.chooser.onclick = async () => {
      const photo = await choose();
      if (photo) this.set(photo);
      this.chooser.focus();
    };
    this.remover.onclick = () => {
      this.set(null);
      this.chooser.focus();
    };
    acceptDrops(this.box, ([file, ...more], event) => this.dropped(file, more, event));
    this.draw(input.dataset.thumbnail, input.dataset.alt);
    if ("unprepared" in input.dataset) this.watch(input.value);
    input.after(this.box);
  }

  /* Of several files, those beyond the first are for whoever has more rows. */
  dropped(file, more) {
    this.send(file);
    if (!more.length) return;
    const news = new CustomEvent("photo:more", { bubbles: true, cancelable: true, detail: more });
    if (this.input.dispatchEvent(news)) uploads.send(more);
  }

  async send(file) {
    const { name } = file;
    this.trouble.hidden = true;
    try {
      const photo = await uploads.upload(file, {
        onProgress: (percent) => this.note(percent < 100 ? this.say("Uploading", { name, percent }) : this.say("Checking", { name })),
        onTrouble: (sentence) => this.note(sentence),
      });
      this.note("");
      if (photo) this.set(photo);
    } catch (error) {
      this.note("");
      this.trouble.textContent = error.message;
      this.trouble.hidden = false;
    }
  }

  set(photo) {
    const { input } = this;
    this.trouble.hidden = true;
    input.value = photo?.id ?? "";
    this.draw(photo?.thumbnail, photo?.alt);
    this.note("");
    if (photo && photo.ready === false) this.watch(photo.id);
    if (photo) prefill(input, photo);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.dispatchEvent(new CustomEvent("photo:chosen", { bubbles: true, detail: photo }));
  }

  draw(thumbnail, alt) {
    const { value } = this.input;
    this.image.hidden = !value || !thumbnail;
    if (thumbnail) this.image.src = thumbnail;
    this.image.alt = alt || this.say("NoDescription");
    this.remover.hidden = !value;
    this.chooser.textContent = this.say(value ? "Change" : "Choose");
  }

  watch(id) {
    this.note(this.say("Preparing"));
    whenReady(this.stateUrl, id, ({ trouble }) => {
      if (this.input.value === String(id)) this.note(trouble ? this.say("Trouble") : "");
    });
  }

  note(words) {
    this.mark.textContent = words;
    this.mark.hidden = !words;
  }
}

export function enhance(input, options) {
  if (input.nextElementSibling?.matches(".photo-field")) return;
  fields.set(input, new PhotoField(input, options));
}
