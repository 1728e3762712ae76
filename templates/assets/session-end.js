const WARN_SECONDS = 150;

/**
 * Warns before an idle session ends and prolongs it on request; what was typed stays on the page.
 * `box` carries the idle minutes in `data-session-end`.
 */
export function watchSession(box) {
  if (!box) return;
  const idle = Number(box.dataset.sessionEnd) * 60;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      box.hidden = false;
      box.querySelector('button').focus();
    }, (idle - WARN_SECONDS) * 1000);
  };
  box.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch('/sesi', { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      globalThis.location.reload();
      return;
    }
    box.hidden = true;
    wait();
  });
  wait();
}
