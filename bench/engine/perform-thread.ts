import { parentPort, workerData } from 'node:worker_threads';
import { openShared } from '../../src/matching/performer.ts';
import type { SharedLinkage } from '../../src/matching/performer.ts';
import { transferables } from '../../src/matching/tasks.ts';
import type { LinkageTask } from '../../src/matching/tasks.ts';

// A thread of the bench: performs the tasks that are posted to it.
const performer = openShared(workerData as SharedLinkage);
parentPort?.on('message', (task: LinkageTask) => {
  const block = performer.perform(task);
  parentPort?.postMessage(block, transferables(block) as ArrayBuffer[]);
});
