/* The words that a <template> of the page brings along, and elements made by hand. */

/* -> say("Stored", {name: "a.jpg"}) reads data-text-stored and fills its blanks, in one pass: a
   file may well be called "{percent}.jpg" or "$&.jpg". */
export function speaker(template) {
  return (name, values = {}) =>
    template.dataset[`text${name}`].replace(/\{(\w+)\}/g, (blank, key) => values[key] ?? blank);
}

export function element(tag, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}
