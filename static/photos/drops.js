/* Files that are dropped on something, and those that miss it. */

export const filesOf = (transfer) => [...(transfer?.files ?? [])];
export const hasFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");

/* Let files be dropped on an element; `take` is given the files and the event. */
export function acceptDrops(target, take) {
  target.addEventListener("dragover", (event) => {
    if (!hasFiles(event.dataTransfer) || event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    target.classList.add("is-target");
  });
  target.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!target.contains(relatedTarget)) target.classList.remove("is-target");
  });
  target.addEventListener("drop", (event) => {
    target.classList.remove("is-target");
    const files = filesOf(event.dataTransfer);
    if (!files.length || event.defaultPrevented) return;
    event.preventDefault();
    take(files, event);
  });
}

/* A file that misses its place would be opened by the browser in the place of the unsaved story. */
export function stopStrayDrops(root = document) {
  const isPlace = (target) => target.closest?.("[contenteditable=true]");
  for (const type of ["dragover", "drop"]) {
    root.addEventListener(type, (event) => {
      if (event.defaultPrevented || !hasFiles(event.dataTransfer) || isPlace(event.target)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
  }
}
