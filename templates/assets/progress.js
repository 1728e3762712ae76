// Follows long work: asks the address in data-progress once a second for
// { done, total, words, finished } and reloads the page when the work is over.
const PAUSE_MS = 1000;

async function follow(box) {
  const bar = box.querySelector('progress');
  const words = box.querySelector('[data-progress-words]');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const answer = await fetch(box.dataset.progress, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) continue;
    const state = await answer.json();
    if (state.finished) {
      globalThis.location.reload();
      return;
    }
    bar.max = Math.max(state.total, 1);
    bar.value = state.done;
    words.textContent = state.words;
  }
}

for (const box of document.querySelectorAll('[data-progress]')) void follow(box);
