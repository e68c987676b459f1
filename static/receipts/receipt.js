// While a receipt waits, ask for its page again and show what has come in; without it, reload.

const EVERY = 2000; // milliseconds

export function init(root) {
  if (root && root.hasAttribute("data-polls")) setTimeout(() => refresh(root), EVERY);
}

async function refresh(root) {
  let next = root;
  // Whoever is about to press the button keeps it.
  if (!document.hidden && !root.contains(document.activeElement)) {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-receipt]");
      if (answer.ok && fresh) {
        root.replaceWith(fresh);
        next = fresh;
      }
    } catch {
      // The network is away: the next time, perhaps.
    }
  }
  init(next);
}

init(document.querySelector("[data-receipt]"));
