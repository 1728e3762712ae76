import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeBackService, type TakeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { REPORT_COLUMNS } from '../../src/imports/file-kinds.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from './support.ts';

const SOURCES = 6;
const FILES_A_SOURCE = 84;

/** What a line of a generated file says: a row, a row without the name it needs, or a row without its key. */
type Line = { readonly kind: 'row' | 'nameless' | 'keyless'; readonly key: number; readonly text: number };

interface GeneratedFile {
  readonly correction: boolean;
  readonly lines: readonly Line[];
  readonly takenBack: boolean;
}

const line: fc.Arbitrary<Line> = fc.record({
  kind: fc.oneof({ weight: 8, arbitrary: fc.constant('row' as const) }, { weight: 2, arbitrary: fc.constant('nameless' as const) }, { weight: 1, arbitrary: fc.constant('keyless' as const) }),
  key: fc.integer({ min: 1, max: 9 }),
  text: fc.integer({ min: 1, max: 2 }),
});
const file: fc.Arbitrary<GeneratedFile> = fc.record({
  correction: fc.integer({ min: 1, max: 4 }).map((n) => n === 1),
  lines: fc.array(line, { minLength: 1, maxLength: 10 }),
  takenBack: fc.integer({ min: 1, max: 5 }).map((n) => n === 1),
});

const keyOf = ({ key }: Line) => `K${key}`;
const nameOf = ({ text }: Line) => `PT Nomor ${text}`;

function written({ correction, lines }: GeneratedFile): string {
  const head = ['id_perusahaan', 'nama_perusahaan', ...(correction ? REPORT_COLUMNS : [])].join(',');
  const tail = correction ? ',,,,' : '';
  return [head, ...lines.map((row) => `${row.kind === 'keyless' ? '' : keyOf(row)},${row.kind === 'nameless' ? '' : nameOf(row)}${tail}`)].join('\n') + '\n';
}

type State = ReadonlyMap<string, { readonly name: string; readonly present: boolean }>;

interface Outcome {
  readonly counts: Readonly<Record<string, number>>;
  readonly after: State;
}

/** What a file must do to what is published, told in the simplest way. */
function expected(before: State, { correction, lines }: GeneratedFile): Outcome {
  const accepted = new Map<string, string>();
  const named = new Set<string>();
  let refused = 0;
  for (const row of lines) {
    if (row.kind !== 'keyless') named.add(keyOf(row));
    if (row.kind !== 'row' || (accepted.get(keyOf(row)) ?? nameOf(row)) !== nameOf(row)) refused += 1;
    else accepted.set(keyOf(row), nameOf(row));
  }
  const counts = { rows: lines.length, refused, accepted: lines.length - refused, staged: accepted.size, new: 0, changed: 0, unchanged: 0, gone: 0 };
  const after = new Map(before);
  for (const [key, name] of accepted) {
    const was = before.get(key);
    counts[was === undefined ? 'new' : was.present && was.name === name ? 'unchanged' : 'changed'] += 1;
    after.set(key, { name, present: true });
  }
  for (const [key, was] of before) {
    if (correction || !was.present || named.has(key)) continue;
    counts.gone += 1;
    after.set(key, { ...was, present: false });
  }
  return { counts, after };
}

/** The state after a file was taken back: rows that it brought stay as rows that are not there. */
function without(before: State, after: State): State {
  return new Map([...after].map(([key, now]) => [key, before.get(key) ?? { ...now, present: false }]));
}

describe('the preview', () => {
  let room: ImportRoom;
  let back: TakeBackService;
  beforeAll(async () => {
    room = await importRoom();
    back = takeBackService(room.db.database, () => Promise.resolve({ findings: 0, cases: 0, letters: 0 }));
  });
  afterAll(() => room.close());

  async function state(source: string): Promise<State> {
    const rows = await seen<{ key: string; name: string; present: boolean }>(room, 'SELECT source_key AS key, name, present FROM company WHERE source = $1', [source]);
    return new Map(rows.map(({ key, name, present }) => [key, { name, present }]));
  }

  async function play(source: string, files: readonly GeneratedFile[]): Promise<number> {
    let before: State = new Map();
    let published = 0;
    for (const each of files) {
      const { counts, after } = expected(before, each);
      const id = await checked(room, 'register-companies', written(each), { source });
      const [batch] = await seen<{ counts: object; mode: string }>(room, 'SELECT counts, mode FROM import_batch WHERE id = $1', [id]);
      const context = { each, before: [...before] };
      expect({ ...context, mode: batch?.mode, counts: batch?.counts }).toEqual({ ...context, mode: each.correction ? 'correction' : 'snapshot', counts: expect.objectContaining(counts) as object });
      const outcome = await room.imports.publish(id);
      if (counts['staged'] === 0) {
        expect(outcome.kind).toBe('refused');
        continue;
      }
      expect(outcome).toMatchObject({ kind: 'published', counts });
      published += 1;
      expect({ ...context, now: await state(source) }).toEqual({ ...context, now: after });
      if (each.takenBack) {
        expect(await back.takeBack(PEOPLE.labour, id, 'Salah berkas.')).toMatchObject({ kind: 'withdrawn' });
        before = without(before, after);
        expect({ ...context, now: await state(source) }).toEqual({ ...context, now: before });
      } else before = after;
    }
    return published;
  }

  it('says exactly what publishing does, over 500 files, and taking a file back undoes exactly that', async () => {
    const files = fc.sample(file, { numRuns: SOURCES * FILES_A_SOURCE, seed: 20_261_124 });
    const played = await Promise.all(
      Array.from({ length: SOURCES }, (_, at) => play(`S${at}`, files.slice(at * FILES_A_SOURCE, (at + 1) * FILES_A_SOURCE))),
    );
    expect(files.length).toBeGreaterThanOrEqual(500);
    expect(played.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(400);
  }, 240_000);
});
