/* The screen of the shift keeps itself up to date, and counts what is ticked.

   <form data-together>
     <div data-board data-every="30" data-lost="… {time}">…</div>
     <div data-bar><p data-chosen data-none="…" data-some="{count} …" data-missing="…">…</p></div>
   </form>
   Ticks, the focus and what was unfolded stay when the board is fetched anew. A ticked story keeps
   the version that was looked at: if it changed meanwhile, its verb says so instead of acting. */

const PATIENCE = 20_000; // milliseconds

class Board {
  constructor(board) {
    this.board = board;
    this.every = Number(board.dataset.every) * 1000;
    this.next = null;
    this.wait();
    // Whoever comes back to the window sees at once what is.
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.refresh(); });
  }

  wait() {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.refresh(), this.every);
  }

  async refresh() {
    clearTimeout(this.next);
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, {
          headers: { "X-Part": "board" }, credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(PATIENCE),
        });
        if (!answer.ok) throw new Error(String(answer.status));
        this.show(await answer.text());
      } catch {
        this.say();
      }
    }
    this.wait();
  }

  show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    const [id, name] = this.focus();
    for (const old of this.board.querySelectorAll("input[name=story]:checked")) {
      const box = this.boxOf(fresh, old);
      if (box) Object.assign(box, { checked: true, value: old.value });
    }
    for (const open of this.board.querySelectorAll("details[open]")) {
      const same = open.id && fresh.querySelector(`#${CSS.escape(open.id)}`);
      if (same) same.open = true;
    }
    this.board.replaceChildren(...fresh.childNodes);
    this.focusAgain(id, name);
    this.board.dispatchEvent(new Event("change", { bubbles: true }));
  }

  boxOf(within, box) {
    const line = box.closest("[data-story]");
    const list = line.closest("section")?.id;
    const same = `[data-story="${line.dataset.story}"] input[name=story]`;
    return within.querySelector(`#${CSS.escape(list)} ${same}`) ?? within.querySelector(same);
  }

  focus() {
    const active = document.activeElement;
    if (!this.board.contains(active)) return [null, null];
    return [active.id, active.closest("[data-story]")?.dataset.story];
  }

  focusAgain(id, story) {
    const there = id
      ? document.getElementById(id)
      : story && this.board.querySelector(`[data-story="${story}"] input[name=story]`);
    there?.focus({ preventScroll: true });
  }

  say() {
    const clock = this.board.querySelector(".shift-clock");
    if (!clock || clock.classList.contains("is-lost")) return;
    const time = clock.querySelector("time").textContent;
    clock.classList.add("is-lost");
    clock.textContent = this.board.dataset.lost.replace("{time}", time);
  }
}

/* Say how many are ticked; a story that stands in two lists is one. */
function count(form) {
  const words = form.querySelector("[data-chosen]");
  if (!words) return;
  const tell = () => {
    const boxes = [...form.querySelectorAll("input[name=story]:checked")];
    const stories = new Set(boxes.map((box) => box.value)).size;
    words.textContent = stories ? words.dataset.some.replace("{count}", String(stories)) : words.dataset.none;
    words.classList.remove("is-missing");
    form.classList.toggle("has-chosen", stories > 0);
  };
  form.classList.add("scripted");
  form.addEventListener("change", tell);
  // Said beside the button, where whoever pressed it looks; without a script the next page says it.
  form.addEventListener("submit", (event) => {
    if (form.querySelector("input[name=story]:checked")) return;
    event.preventDefault();
    words.textContent = words.dataset.missing;
    words.classList.add("is-missing");
  });
  window.addEventListener("pageshow", tell);
  tell();
}

/* A filter that was chosen is used at once. */
function filterAtOnce(form) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelector("[data-asked-send]").hidden = true;
}

export function init(root) {
  root.querySelectorAll("[data-together]").forEach(count);
  root.querySelectorAll("[data-asked]").forEach(filterAtOnce);
  root.querySelectorAll("[data-board]").forEach((board) => new Board(board));
}

init(document);
