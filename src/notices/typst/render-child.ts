// Runs as a process of its own: compiling blocks its thread and the compiler's memory grows with every letter.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf, drawable } from './font-coverage.ts';
import type { RenderAnswer, RenderTask } from './render-task.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../templates/letters');
const FONTS = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif/package.json'),
);
const FACES = [
  '400Regular/NotoSerif_400Regular.ttf',
  '700Bold/NotoSerif_700Bold.ttf',
  '400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
];
const SUBSTITUTE = '\u{25a1}';

const files = FACES.map((face) => path.join(FONTS, face));
const coverage = files.map(coverageOf).reduce((all, one) => all.intersection(one));
const substitute = coverage.has(SUBSTITUTE.codePointAt(0) ?? 0) ? SUBSTITUTE : '?';
const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontBlobs: files.map((file) => readFileSync(file)) }],
});

function render(task: RenderTask): Uint8Array {
  const data = JSON.stringify(task.data, (_name, value: unknown) =>
    typeof value === 'string' ? drawable(value, coverage, substitute) : value,
  );
  const compiled = compiler.compile({
    mainFilePath: path.join(TEMPLATES, task.template, 'letter.typ'),
    inputs: { data },
  });
  const document = compiled.result;
  if (document === null)
    throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'unknown'));
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: task.timestamp });
  compiler.evictCache(10);
  return pdf;
}

process.on('message', (task: RenderTask) => {
  let answer: RenderAnswer;
  try {
    answer = { id: task.id, pdf: render(task) };
  } catch (error) {
    answer = { id: task.id, problem: error instanceof Error ? error.message : 'the compiler gave no reason' };
  }
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
