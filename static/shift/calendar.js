/* The planning calendar: a story is dragged to another day, or moved with Alt and the arrow keys.

   <form data-calendar>
     <p role="status" data-told></p>
     <li data-drop data-date="2026-11-28"><div data-plan data-story="12" data-date="2026-11-28">…</div></li>
     <div data-fixed="why it cannot be moved">…</div>
   </form>
   Either way the form itself is sent, with this one story ticked, as it would be without a script. */

// The story that was moved, by its number, until the next page has it under the fingers again.
const MOVED = "shift-moved";
// A page reader must have met the region before it is filled.
const READ_AFTER = 200; // milliseconds
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
    for (const story of form.querySelectorAll("[data-fixed]")) {
      story.addEventListener("keydown", (event) => {
        if (!event.altKey || !KEYS[event.key]) return;
        event.preventDefault();
        this.tell(story.dataset.fixed);
      });
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
    if (!event.altKey || !days) return;
    event.preventDefault();
    if (!story.dataset.date) return this.send(story, this.firstDay());
    const [year, month, day] = story.dataset.date.split("-").map(Number);
    this.send(story, new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10));
  }

  /* The day that a story without one gets: today's, or the first of the period that is shown. */
  firstDay() {
    const day = this.form.querySelector(".plan-day.is-today") ?? this.form.querySelector(".plan-day:not(.is-outside)");
    return day.dataset.date;
  }

  tell(words) {
    this.form.querySelector("[data-told]").textContent = words;
  }

  /* Whoever moves a story day by day presses the keys again at once, and hears what became of it:
     what stands on a page from the beginning is not read out by itself. */
  focusMoved() {
    const moved = sessionStorage.getItem(MOVED);
    sessionStorage.removeItem(MOVED);
    if (!moved) return;
    this.form.querySelector(`[data-plan][data-story="${CSS.escape(moved)}"] a`)?.focus();
    const told = [...document.querySelectorAll(".messagelist li, .shift-outcome")];
    setTimeout(() => this.tell(told.map((one) => one.textContent.trim()).join(" ")), READ_AFTER);
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
