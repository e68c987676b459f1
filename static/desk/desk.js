/* Small mends to Django's admin: names for fields that have none, a menu that closes. */

/* Django writes "Date:" beside its two fields of one moment and ties neither word to its field. */
function nameMoments(root) {
  for (const pair of root.querySelectorAll("p.datetime")) {
    const whole = pair.closest(".field, .form-row, td")?.querySelector("label")?.textContent.trim().replace(/:$/, "") ?? "";
    for (const field of pair.querySelectorAll("input")) {
      const part = field.previousSibling?.textContent.trim().replace(/:$/, "") ?? "";
      if (!field.labels.length) field.setAttribute("aria-label", [whole, part].filter(Boolean).join(", "));
    }
  }
}

/* In a table of rows only the column has a name. */
function nameCells(root) {
  for (const field of root.querySelectorAll(".tabular td[class^=field-] :is(input, select, textarea)")) {
    const column = [...field.closest("td").classList].find((name) => name.startsWith("field-")).replace("field-", "column-");
    const name = field.closest("table").querySelector(`th.${column}`)?.textContent.trim();
    if (name && !field.labels?.length) field.setAttribute("aria-label", name);
  }
}

/* Select2 makes a search field of its own, after everything else has started. */
function nameSearches(root) {
  for (const search of root.querySelectorAll(".select2-search__field")) {
    const select = search.closest(".select2")?.previousElementSibling;
    if (select?.labels?.length) search.setAttribute("aria-label", select.labels[0].textContent.trim());
  }
}

function closeMenu(root) {
  const menu = root.querySelector("details.who");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => { if (menu?.open && !menu.contains(target)) menu.open = false; });
}

export function init(root) {
  const nameAll = () => [nameMoments, nameCells, nameSearches].forEach((name) => name(root));
  nameAll();
  window.addEventListener("load", nameAll);
  // jQuery calls back in order: Select2, which asked before us, has started by then.
  window.django?.jQuery(nameAll);
  document.addEventListener("formset:added", () => setTimeout(nameAll));
  closeMenu(root);
}

init(document);
