/* The planning calendar: a story is dragged to another day, or moved with Alt and the arrow keys.

   <form data-calendar data-hint="…">
     <li data-day="28/11/2026" data-date="2026-11-28"><div data-plan="12-3" data-date="2026-11-28">…</div></li>
   </form>
   Either way the form itself is sent, with this one story ticked, as it would be without a script. */

// The story that was moved, by its number, until the next page has it under the fingers again.
const MOVED = "shift-moved";
const KEYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

class Calendar {
  constructor(form) {
    this.form = form;
    this.dragged = null;
    for (const story of form.querySelectorAll("[data-plan]")) {
      story.draggable = true;
      story.addEventListener("dragstart", (event) => this.begin(event, story));
      story.addEventListener("dragend", () => this.end());
      story.addEventListener("keydown", (event) => this.key(event, story));
    }
    for (const day of form.querySelectorAll("[data-drop]")) {
      day.addEventListener("dragover", (event) => this.over(event, day));
      day.addEventListener("dragleave", (event) => { if (!day.contains(event.relatedTarget)) day.classList.remove("is-over"); });
      day.addEventListener("drop", (event) => this.drop(event, day));
    }
    const hint = form.querySelector("[data-hint]");
    if (hint) hint.hidden = false;
    this.focusMoved();
  }

  begin(event, story) {
    this.dragged = story;
    story.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", story.querySelector("a").textContent);
  }

  end() {
    this.dragged?.classList.remove("is-dragged");
    this.dragged = null;
    this.form.querySelectorAll(".is-over").forEach((day) => day.classList.remove("is-over"));
  }

  over(event, day) {
    if (!this.dragged) return;
    event.preventDefault();
    day.classList.add("is-over");
  }

  drop(event, day) {
    if (!this.dragged) return;
    event.preventDefault();
    if (day.dataset.date !== this.dragged.dataset.date) this.send(this.dragged, day.dataset.date);
    this.end();
  }

  key(event, story) {
    const days = KEYS[event.key];
    if (!event.altKey || !days || !story.dataset.date) return;
    event.preventDefault();
    const [year, month, day] = story.dataset.date.split("-").map(Number);
    this.send(story, new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10));
  }

  /* Whoever moves a story day by day presses the keys again at once. */
  focusMoved() {
    const moved = sessionStorage.getItem(MOVED);
    sessionStorage.removeItem(MOVED);
    if (moved) this.form.querySelector(`[data-plan][data-story="${CSS.escape(moved)}"] a`)?.focus();
  }

  /* An empty date takes the day away. */
  send(story, date) {
    this.form.querySelectorAll("input[name=story]").forEach((box) => { box.checked = false; });
    story.querySelector("input[name=story]").checked = true;
    this.form.elements.planned_date.value = date.split("-").reverse().join("/");
    this.form.elements.no_planned.checked = !date;
    sessionStorage.setItem(MOVED, story.dataset.story);
    this.form.requestSubmit(this.form.querySelector("button[value=plan]"));
  }
}

export function init(root) {
  root.querySelectorAll("[data-calendar]").forEach((form) => new Calendar(form));
}

init(document);
