/* A gallery (articles/_gallery.html) with a script: arrow keys, Escape, strokes; one back step
   closes it, however many pictures were looked at. The address says which one is open. */

const STROKE = 48; // CSS pixels
const WAYS = { ArrowLeft: ".lightbox__previous", ArrowRight: ".lightbox__next", Escape: ".lightbox__close" };

class Gallery {
  constructor(section) {
    this.section = section;
    const on = (type, does, where = section) => where.addEventListener(type, (event) => this.open && does(event));
    on("click", (event) => this.click(event));
    on("touchstart", ({ touches }) => { this.from = touches.length === 1 ? touches[0] : null; });
    on("touchend", ({ changedTouches }) => this.swipe(changedTouches[0]));
    on("keydown", (event) => this.press(event), document);
    addEventListener("hashchange", () => this.follow(true));
    this.follow(false);
  }

  /* Do what the address says; after a step from the page, the way back to it is one step. */
  follow(isStep) {
    const before = this.open;
    // Not :target, which holds only once the page has been read.
    const named = document.getElementById(location.hash.slice(1));
    this.open = named?.matches(".lightbox") ? named : null;
    document.documentElement.classList.toggle("is-locked", !!this.open);
    if (!this.open) return before && this.section.querySelector(this.way("Escape", before).hash).focus();
    if (!before) this.isStep = isStep;
    this.open.focus({ preventScroll: true });
    const next = this.way("ArrowRight");
    if (next) this.section.querySelector(`${next.hash} img`).loading = "eager";
  }

  way(key, picture = this.open) {
    return picture.querySelector(WAYS[key]);
  }

  go(way) {
    if (way?.matches(WAYS.Escape) && this.isStep) history.back();
    else if (way) location.replace(way.hash);
  }

  click(event) {
    const beside = event.target.matches(".lightbox, .lightbox__figure") && this.way("Escape");
    const way = event.target.closest(".lightbox__ways a") ?? beside;
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(way);
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Tab") this.keepFocus(event);
    if (!WAYS[event.key]) return;
    event.preventDefault();
    this.go(this.way(event.key));
  }

  keepFocus(event) {
    const ways = [...this.open.querySelectorAll("a")];
    const at = ways.indexOf(document.activeElement);
    event.preventDefault();
    ways.at((event.shiftKey ? Math.max(at, 0) - 1 : at + 1) % ways.length).focus();
  }

  swipe(to) {
    if (!this.from || visualViewport.scale > 1) return;
    const [across, down] = [to.clientX - this.from.clientX, to.clientY - this.from.clientY];
    if (Math.abs(across) < STROKE || Math.abs(across) < 2 * Math.abs(down)) return;
    this.go(this.way(across > 0 ? "ArrowLeft" : "ArrowRight"));
  }
}

export function init(root) {
  for (const section of root.querySelectorAll("[data-gallery]")) new Gallery(section);
}

init(document);
