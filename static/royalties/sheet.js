/* The sheet on which pieces are scored, by keyboard: Enter and the arrows go down and up a column,
   Tab goes to the next box, Esc sets Tab free until the sheet is left, Ctrl+Enter saves. Amounts
   follow what is typed. Without this script the sheet is a plain form. */

const BOX = "[data-coefficient], [data-photo]";
const NUMBER = /^\d{1,3}(?:[.,]\d{1,2})?$/;

function number(box) {
  const text = box.value.trim();
  return NUMBER.test(text) ? Number(text.replace(",", ".")) : null;
}

function down(form, box, step) {
  const rows = [...form.querySelectorAll("[data-piece]")].filter((row) => row.querySelector(BOX));
  const row = box.closest("[data-piece]");
  const place = [...row.querySelectorAll(BOX)].indexOf(box);
  const next = rows[rows.indexOf(row) + step];
  if (!next) return false;
  const boxes = next.querySelectorAll(BOX);
  focus(boxes[Math.min(place, boxes.length - 1)]);
  return true;
}

function along(form, box, step) {
  const boxes = [...form.querySelectorAll(BOX)];
  const next = boxes[boxes.indexOf(box) + step];
  if (!next) return false;
  focus(next);
  return true;
}

function focus(box) {
  box.focus();
  box.select();
}

function reckon(row) {
  const unit = Number(row.dataset.unit);
  const output = row.querySelector("[data-amount]");
  const boxes = [...row.querySelectorAll(BOX)];
  if (!boxes.length || !unit) return;
  // Photos that are scored on another page count too: then the server's amount stays.
  if ("more" in row.dataset) return;
  const typed = boxes.filter((box) => box.value.trim());
  const numbers = typed.map(number);
  if (numbers.includes(null)) return;
  const language = document.documentElement.lang || "vi";
  const amount = numbers.reduce((sum, each) => sum + Math.round(each * unit + 1e-6), 0);
  output.textContent = typed.length ? `${amount.toLocaleString(language)}\u00a0₫` : "–";
}

export function init(form) {
  let tabIsFree = false;
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (!event.target.matches(BOX) || event.isComposing) return;
    const box = event.target;
    if (event.key === "Escape") tabIsFree = true;
    if (event.key === "Enter") {
      // It would send the form; whoever means that has Ctrl+Enter and the button.
      event.preventDefault();
      down(form, box, event.shiftKey ? -1 : 1);
    }
    if (event.key === "ArrowDown" && down(form, box, 1)) event.preventDefault();
    if (event.key === "ArrowUp" && down(form, box, -1)) event.preventDefault();
    if (event.key === "Tab" && !tabIsFree && along(form, box, event.shiftKey ? -1 : 1)) {
      event.preventDefault();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) tabIsFree = false;
  });
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-piece]");
    if (!row) return;
    row.classList.add("is-changed");
    reckon(row);
  });
}

document.querySelectorAll("[data-royalty-sheet]").forEach(init);
