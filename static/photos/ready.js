/* Whether the files that readers get of a photo are made by now. One question asks for all photos
   that wait on the page, at longer and longer intervals: a worker takes seconds, or is not there. */

const FIRST_PAUSE = 2000; // milliseconds
const LONGEST_PAUSE = 60_000;

const waiting = new Map(); // id → what is told when it is known
let pause = FIRST_PAUSE;
let clock = 0;

export async function look(address, ids) {
  const answer = await fetch(`${address}?ids=${ids.join(",")}`, { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json()).photos : {};
}

async function ask(address) {
  clock = 0;
  const photos = document.hidden ? {} : await look(address, [...waiting.keys()]).catch(() => ({}));
  for (const [id, photo] of Object.entries(photos)) {
    if (!photo.ready && !photo.trouble) continue;
    waiting.get(id)?.forEach((tell) => tell(photo));
    waiting.delete(id);
  }
  pause = Math.min(LONGEST_PAUSE, pause * 1.6);
  if (waiting.size) clock = setTimeout(() => ask(address), pause);
}

/* Tell once, with {ready, trouble}, when a photo is ready or will never be. */
export function whenReady(address, id, tell) {
  const key = String(id);
  waiting.set(key, [...(waiting.get(key) ?? []), tell]);
  pause = FIRST_PAUSE;
  clearTimeout(clock);
  clock = setTimeout(() => ask(address), pause);
}
