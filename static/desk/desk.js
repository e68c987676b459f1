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
  nameMoments(root);
  closeMenu(root);
}

init(document);
