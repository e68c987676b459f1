/* One file on its way to the server, and what the server says to it.

   send() promises the photo as the server describes it. Where that is not to be had it rejects
   with a Trouble, whose message is a sentence for the person who sent the file:
     isFinal     the file itself was refused; sending it again changes nothing
     isPassing   the connection or the server failed; a pause may mend it */

// Milliseconds. A telephone in a crowd stands still for long, but not for ever.
const STANDSTILL = 90_000;

export class Trouble extends Error {
  constructor(sentence, { isFinal = false, isPassing = false } = {}) {
    super(sentence);
    Object.assign(this, { isFinal, isPassing });
  }
}

const tokens = () => [...document.querySelectorAll("input[name=csrfmiddlewaretoken]")];

export function send(file, fields, { place, say, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() tells no progress of what it sends
    const stopped = () => reject(new Trouble(say("Failed", { name: file.name }), { isPassing: true }));
    let clock = 0;
    const moved = () => {
      clearTimeout(clock);
      clock = setTimeout(() => request.abort(), STANDSTILL);
    };
    request.open("POST", place.uploadUrl);
    request.setRequestHeader("X-CSRFToken", tokens()[0]?.value ?? "");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      moved();
      if (event.lengthComputable) onProgress(Math.floor((100 * event.loaded) / event.total));
    };
    request.onload = () => answered(request, file, say).then(resolve, reject);
    request.onerror = request.onabort = request.ontimeout = stopped;
    request.onloadend = () => clearTimeout(clock);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    moved();
    request.send(formOf(file, fields));
  });
}

function formOf(file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name || "photo");
  return form;
}

async function answered({ status, response }, file, say) {
  if (status === 200 && response?.id) return response;
  const { name } = file;
  // A server in front of ours has an opinion of its own about sizes, and says it in HTML.
  if (status === 413) throw new Trouble(response?.error ?? say("TooLarge", { name }), { isFinal: true });
  if (status === 403) throw new Trouble(response?.error ?? say("SignedOut"));
  if (response?.error && status < 500) throw new Trouble(response.error, { isFinal: true });
  throw new Trouble(say("Failed", { name }), { isPassing: status === 0 || status === 429 || status >= 500 });
}

/* Whoever signed in again in another tab has another token than this page was written with.
   -> whether it is worth asking again. */
export async function freshen({ sessionUrl }) {
  if (!sessionUrl) return false;
  try {
    const answer = await fetch(sessionUrl, { cache: "no-store", headers: { Accept: "application/json" } });
    const { csrf, signed_in: isSignedIn } = await answer.json();
    if (csrf) tokens().forEach((field) => { field.value = csrf; });
    return isSignedIn === true;
  } catch {
    return false;
  }
}

/* -> the SHA-256 of a file's bytes, or "" where the browser does not say: an address without
   HTTPS, or a file that was moved away meanwhile. */
export async function fingerprint(file) {
  try {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

/* Ask once for all of a batch. -> {sha256: photo} of those that are in the library. */
export async function recognise(hashes, { knownUrl }) {
  if (!hashes.length) return {};
  const body = new FormData();
  body.append("hashes", JSON.stringify(hashes));
  try {
    const headers = { "X-CSRFToken": tokens()[0]?.value ?? "", Accept: "application/json" };
    const answer = await fetch(knownUrl, { method: "POST", body, headers });
    return (await answer.json()).known ?? {};
  } catch {
    return {}; // then all of them are sent, and the server finds out
  }
}
