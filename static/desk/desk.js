/* Small mends to the desk's frame: menus close on Escape and on a click elsewhere. */

export function init(root) {
  const menu = root.querySelector("details.who");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => { if (menu?.open && !menu.contains(target)) menu.open = false; });
}

init(document);
