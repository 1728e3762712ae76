// Follows long work. All bars of a page share one stream of events (/langsung); where streams are blocked
// they ask every two seconds (/langsung/keadaan). A bar never goes back, and the page is loaded anew when
// its work is over. Without a script the page is refreshed by its link.
const SILENCE_MS = 4000;
const ASK_EVERY_MS = 2000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const bars = new Map([...document.querySelectorAll('[data-live]')].map((box) => [box.dataset.live, box]));
let heardAt = performance.now();
let over = false;

function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function showShare(bar, share) {
  if (share === null) {
    bar.removeAttribute('value');
    return;
  }
  const before = bar.hasAttribute('value') ? bar.value : 0;
  bar.value = Math.max(before, share);
}

function show(state) {
  const box = bars.get(state.key);
  if (!box || over) return;
  if (state.finished) {
    over = true;
    globalThis.location.reload();
    return;
  }
  showShare(box.querySelector('progress'), state.share);
  put(box.querySelector('[data-live-label]'), state.label);
  put(box.querySelector('[data-live-words]'), state.words);
  put(box.querySelector('[data-live-spoken]'), state.spoken);
}

function sayEnded() {
  over = true;
  for (const box of bars.values()) put(box.querySelector('[data-live-words]'), box.dataset.liveEnded);
}

async function ask() {
  const answer = await fetch('/langsung/keadaan', { headers: { Accept: 'application/json' } }).catch(() => null);
  if (answer?.status === 401 || answer?.status === 403) sayEnded();
  if (!answer?.ok) return;
  const { work } = await answer.json();
  for (const state of work) show(state);
}

function listen() {
  const source = new EventSource('/langsung');
  const hear = () => {
    heardAt = performance.now();
  };
  source.addEventListener('sambungan', hear);
  source.addEventListener('kemajuan', (event) => {
    hear();
    show(JSON.parse(event.data));
  });
  globalThis.addEventListener('pagehide', () => source.close(), { once: true });
}

async function askWhileSilent() {
  while (!over) {
    await pause(ASK_EVERY_MS / 2);
    if (performance.now() - heardAt < SILENCE_MS) continue;
    await ask();
    await pause(ASK_EVERY_MS / 2);
  }
}

if (bars.size > 0) {
  if (globalThis.EventSource) listen();
  else heardAt = -SILENCE_MS;
  void askWhileSilent();
}
