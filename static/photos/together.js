/* "Edit together": writing into a field ticks it; taking the tick away takes back what was written.

   <form data-together><div class="photo-row">field … <input type="checkbox" name="change-…"></div> */

function watch(row) {
  const tick = row.querySelector(".photo-row-tick input");
  const field = row.querySelector(".photo-row-field :is(input:not([type=radio]), textarea, select)");
  const before = field.type === "checkbox" ? field.defaultChecked : "";
  let typed = null;
  field.addEventListener("input", () => { tick.checked = true; });
  tick.addEventListener("change", () => {
    if (field.type === "checkbox") {
      if (!tick.checked) field.checked = before;
      return;
    }
    if (!tick.checked) [typed, field.value] = [field.value, before];
    else if (typed && !field.value) field.value = typed;
  });
}

export function init(root) {
  root.querySelectorAll("[data-together] .photo-row").forEach(watch);
}

init(document);
