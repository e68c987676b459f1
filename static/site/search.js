/* The field of the search page suggests words while somebody types (search/_form.html). The browser
   shows them in its own list, with its own keys; without a script the field is a field. */

const PAUSE = 200; // milliseconds between two keys, after which somebody is reading

class Field {
  constructor(input) {
    this.input = input;
    this.list = input.list;
    input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(), PAUSE);
    });
  }

  async ask() {
    const typed = this.input.value;
    if (typed.trim().length < 2) return this.show([]);
    const response = await fetch(`${this.input.dataset.begun}?q=${encodeURIComponent(typed.slice(0, 60))}`).catch(() => null);
    // Somebody has typed on meanwhile: another answer is on its way.
    if (!response?.ok || typed !== this.input.value) return;
    this.show((await response.json()).suggestions);
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((words) => new Option(words, words)));
  }
}

for (const input of document.querySelectorAll("[data-begun]")) new Field(input);
