import { parentPort, workerData } from 'node:worker_threads';
import { openShared, type SharedLinkage } from '../matching/performer.ts';
import { transferables, type LinkageTask } from '../matching/tasks.ts';

// Compares, task by task, until the thread is ended. The rows lie in memory shared with whoever started it.
const performer = openShared(workerData as SharedLinkage);
parentPort?.on('message', (task: LinkageTask) => {
  const block = performer.perform(task);
  parentPort?.postMessage(block, transferables(block) as ArrayBuffer[]);
});
