/* Before a long form is sent: is this person still signed in, is the server there?
   If not, the form stays as it is and says so; when all is well again it goes its way with a
   fresh token. The text itself is kept by keep.js. */

const PATIENCE = 8000;

/* -> {state: "fine" | "lost" | "other" | "server" | "offline", csrf} */
async function look(box) {
  if (!box.dataset.sessionUrl) return { state: "fine" };
  try {
    const answer = await fetch(box.dataset.sessionUrl, {
      credentials: "same-origin",
      cache: "no-store",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return { state: "server" };
    const { signed_in: signedIn, csrf, user } = await answer.json();
    if (!signedIn) return { state: "lost" };
    if (user && String(user) !== box.dataset.user) return { state: "other" };
    return { state: "fine", csrf };
  } catch (error) {
    return { state: error instanceof SyntaxError ? "server" : "offline" };
  }
}

function freshen(token) {
  if (!token) return;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
}

class Gate {
  constructor(form, box) {
    this.form = form;
    this.box = box;
    this.dialog = box.querySelector("[data-session-lost]");
    this.trouble = box.querySelector("[data-keep-trouble]");
    this.step = "idle"; // idle -> looking -> passed -> sent
    this.button = null;
  }

  start() {
    this.form.addEventListener("submit", (event) => this.stop(event));
    this.box.querySelector("[data-session-again]").addEventListener("click", () => this.pass());
    this.box.querySelector("[data-session-close]").addEventListener("click", () => this.dialog.close());
    window.addEventListener("focus", () => { if (this.dialog.open) this.pass(); });
    window.addEventListener("pageshow", () => { this.step = "idle"; this.busy(false); });
  }

  stop(event) {
    if (this.step === "passed") {
      this.step = "sent"; // a second click while the answer is on its way must not publish twice
      return;
    }
    event.preventDefault();
    if (this.step !== "idle") return;
    this.button = event.submitter;
    this.pass();
  }

  async pass() {
    if (this.step !== "idle") return;
    this.step = "looking";
    this.busy(true);
    this.tell("");
    const { state, csrf } = await look(this.box);
    if (state === "fine") {
      freshen(csrf);
      this.dialog.close();
      this.step = "passed";
      this.form.requestSubmit(this.button?.isConnected ? this.button : null);
      return;
    }
    this.step = "idle";
    this.busy(false);
    this.refuse(state);
  }

  refuse(state) {
    if (state === "offline" || state === "server") {
      this.dialog.close();
      this.tell(state === "offline" ? this.box.dataset.textOffline : this.box.dataset.textServer);
      return;
    }
    this.dialog.querySelector("[data-session-ended]").hidden = state === "other";
    this.dialog.querySelector("[data-session-other]").hidden = state !== "other";
    if (!this.dialog.open) this.dialog.showModal();
  }

  busy(yes) {
    if (yes) this.button?.setAttribute("aria-busy", "true");
    else this.button?.removeAttribute("aria-busy");
  }

  tell(text) {
    this.trouble.textContent = text;
    this.trouble.hidden = !text;
    if (text) this.trouble.scrollIntoView({ block: "center" });
  }
}

export function init(root) {
  const box = root.querySelector("[data-keep]");
  if (box) new Gate(box.closest("form"), box).start();
}

init(document);
