import { setTimeout as pause } from 'node:timers/promises';
import type { KeptChild } from './child.ts';
import { StartError } from './start-error.ts';

const PATIENCE_MS = 120_000;
const STEP_MS = 150;
const FAILURES_ALLOWED = 3;

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Waits until `/ready` answers 200.
 *
 * @throws StartError when the web process keeps ending, or has not become ready within two minutes.
 */
export async function waitUntilReady(address: string, web: KeptChild, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS && !signal.aborted; waited += STEP_MS) {
    if (await answers(`${address}/ready`)) return;
    if (web.failures() >= FAILURES_ALLOWED) {
      throw new StartError(
        'Proses web terus berhenti. Baca pesan galat di atas, atau jalankan lagi dengan PATUH_LOG=debug.',
      );
    }
    await pause(STEP_MS);
  }
  if (!signal.aborted)
    throw new StartError(
      'Halaman belum siap setelah dua menit. Jalankan lagi dengan PATUH_LOG=debug untuk melihat sebabnya.',
    );
}
