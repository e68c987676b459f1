/* The article form: counters, keys, panels of the bar, order and pictures of the rows.
   Without this file the form still writes, saves and hands on. */

import { initPictures } from "./pictures.js";

/* Counted as readers do: "ế" is one character however it was typed. */
const count = (text) => [...text.normalize("NFC").trim()].length;

function showCount(output) {
  const { count: id, good, text, textLong } = output.dataset;
  const number = count(document.getElementById(id)?.value ?? "");
  const long = Boolean(good) && number > Number(good);
  output.textContent = (long ? textLong : text).replace("{count}", number).replace("{good}", good);
  output.classList.toggle("long", long);
}

function initCounters(form) {
  for (const output of form.querySelectorAll("[data-count]")) {
    document.getElementById(output.dataset.count)?.addEventListener("input", () => showCount(output));
    showCount(output);
  }
}

/* Headline and standfirst are one paragraph each: Enter would only make a stray line. */
function initOneLine(form) {
  for (const name of ["kicker", "headline", "standfirst"]) {
    form.querySelector(`textarea[name=${name}]`)?.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) event.preventDefault();
    });
  }
}

/* A panel opens below its button, within the window. On a phone it lies above the bar, by its CSS. */
function placePanel(details) {
  const bar = details.closest(".desk-bar").getBoundingClientRect();
  const button = details.querySelector("summary").getBoundingClientRect();
  const panel = details.querySelector(".panel");
  const width = panel.offsetWidth;
  const left = Math.max(16, Math.min(button.left, document.documentElement.clientWidth - width - 16));
  panel.style.setProperty("--panel-right", `${bar.right - left - width}px`);
  panel.style.setProperty("--panel-top", `${button.bottom - bar.top + 6}px`);
  panel.style.setProperty("--panel-room", `${Math.max(160, window.innerHeight - button.bottom - 22)}px`);
}

function initPanels(form) {
  const panels = [...form.querySelectorAll(".verb-panel")];
  for (const panel of panels) {
    panel.addEventListener("toggle", () => {
      if (!panel.open) return;
      placePanel(panel);
      panels.filter((other) => other !== panel).forEach((other) => { other.open = false; });
      panel.querySelector(".panel textarea, .panel input, .panel button")?.focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        panel.open = false;
        panel.querySelector("summary").focus();
      } else if (event.key === "Enter" && event.target.matches("input")) {
        event.preventDefault();
        panel.querySelector("[name=_verb]").click();
      }
    });
  }
  const placeAgain = () => panels.filter((panel) => panel.open).forEach(placePanel);
  panels.filter((panel) => panel.open).forEach(placePanel);
  window.addEventListener("resize", placeAgain);
  window.addEventListener("scroll", placeAgain, { passive: true });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".calendarbox, .clockbox")) return;
    panels.filter((panel) => panel.open && !panel.contains(event.target)).forEach((panel) => { panel.open = false; });
  });
}

/* Ctrl+S saves, Ctrl+Enter makes the main move; inside the editor too. */
function initKeys(form) {
  const press = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = { s: "[data-save]", Enter: "[data-main]" }[event.key];
    if (!button) return;
    event.preventDefault();
    form.querySelector(button)?.click();
  };
  document.addEventListener("keydown", press);
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    if (editor.document.$ !== document) editor.document.$.addEventListener("keydown", press);
  });
}

const rowsOf = (group) => [...group.querySelectorAll(".row:not(.empty-form)")];

/* A row somebody opened and left empty must stay as it came, or the server asks for its fields. */
function isUsed(row) {
  const empty = row.parentElement.querySelector(".empty-form");
  return [...row.querySelectorAll("input, textarea, select")].some((field) => {
    const name = field.name.replace(/-\d+-/, "-__prefix__-");
    const blank = empty?.querySelector(`[name="${CSS.escape(name)}"]`);
    if (!blank || /-(position|id|article)$/.test(name)) return false;
    return field.type === "checkbox" ? field.checked !== blank.checked : field.value !== blank.value;
  });
}

function renumber(group) {
  rowsOf(group).filter(isUsed).forEach((row, index) => {
    row.querySelector("input[name$=-position]").value = index;
  });
}

function move(row, step) {
  const group = row.closest(".rows");
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row); else other.after(row);
  renumber(group);
  group.dispatchEvent(new Event("input", { bubbles: true }));
}

function orderButtons(row, { up, down }) {
  if (!row.querySelector("input[name$=-position]")) return;
  const box = document.createElement("span");
  box.className = "order";
  for (const [sign, label, step] of [["↑", up, -1], ["↓", down, 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => { move(row, step); button.focus(); });
    box.append(button);
  }
  row.querySelector("h3").append(box);
}

/* A refused form comes back in the order in which rows were added, not in the one that was chosen. */
function inOrder(group) {
  const rows = rowsOf(group);
  const place = (row) => Number(row.querySelector("input[name$=-position]").value || 0);
  const used = rows.filter(isUsed);
  const sorted = [...used].sort((one, other) => place(one) - place(other));
  if (used.some((row, index) => row !== sorted[index])) rows[0].before(...sorted);
}

function initRows(form, texts) {
  form.querySelectorAll(".rows").forEach((group) => {
    if (!group.querySelector("input[name$=-position]")) return;
    group.classList.add("can-order");
    inOrder(group);
    rowsOf(group).forEach((row) => orderButtons(row, texts));
    group.addEventListener("formset:added", ({ target }) => orderButtons(target, texts));
    form.addEventListener("submit", () => renumber(group), { capture: true });
  });
}

/* What sticks below the bar, or lies above it on a phone, must know how high it is: with many verbs
   it takes two lines. */
function initHeight(bar) {
  const style = document.documentElement.style;
  new ResizeObserver(() => {
    const isOnTop = getComputedStyle(bar).position === "sticky";
    style.setProperty("--desk-bar", `${isOnTop ? bar.offsetHeight : 0}px`);
    style.setProperty("--desk-foot", `${isOnTop ? 0 : bar.offsetHeight}px`);
  }).observe(bar);
}

export function init(root) {
  const bar = root.querySelector(".desk-bar");
  if (!bar) return;
  const form = bar.closest("form");
  initHeight(bar);
  initCounters(form);
  initOneLine(form);
  initPanels(form);
  initKeys(form);
  initRows(form, { up: bar.dataset.textUp, down: bar.dataset.textDown });
  initPictures(form, { rowsOf, renumber });
}

init(document);
