// A rendering process for tests: what it does depends on the template's name.
import { existsSync, writeFileSync } from 'node:fs';
import type { RenderTask } from '../../src/notices/typst/render-task.ts';

process.on('message', (task: RenderTask & { data: { marker?: string } }) => {
  const { marker } = task.data;
  if (task.template === 'crash') process.exit(3);
  if (task.template === 'hang') return;
  if (task.template === 'crash-once' && marker !== undefined && !existsSync(marker)) {
    writeFileSync(marker, '');
    process.exit(3);
  }
  process.send?.({ id: task.id, pdf: Buffer.from(String(process.pid)) });
});
