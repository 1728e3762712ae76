import { beforeAll, describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../../src/imports/file-kinds.ts';
import { openTable } from '../../src/imports/files/open-table.ts';
import { HEAD_ROWS, readHeader, type HeaderReading } from '../../src/imports/columns/header.ts';
import { headerVariants, type HeaderVariant } from './header-variants.ts';
import { inMemory } from './support.ts';

interface Judged {
  readonly variant: HeaderVariant;
  readonly read: HeaderReading | null;
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

async function judge(variant: HeaderVariant): Promise<Judged> {
  const table = await openTable(inMemory(variant.content));
  const head = [];
  for await (const row of table.rows()) {
    head.push(row);
    if (head.length === HEAD_ROWS) break;
  }
  const reading = readHeader(head, { kind: null });
  const read = reading.kind === 'refused' ? null : reading;
  const { columns } = TEMPLATES[variant.layout.kind];
  const wrong = columns.flatMap(({ name }, index) => {
    const expected = variant.layout.columns.findIndex(([, canonical]) => canonical === name);
    const found = read?.kind === variant.layout.kind ? (read.positions[index] ?? -1) : -2;
    return found === expected ? [] : [`${name}: ${found} instead of ${expected}`];
  });
  return { variant, read, right: columns.length - wrong.length, of: columns.length, wrong };
}

describe('headings as offices write them', () => {
  let judged: readonly Judged[] = [];
  beforeAll(async () => {
    const done: Judged[] = [];
    for (const variant of await headerVariants()) done.push(await judge(variant));
    judged = done;
  });

  it('are at least forty, of every kind, delimiter, encoding and header row', () => {
    expect(judged.length).toBeGreaterThanOrEqual(40);
    expect(new Set(judged.map(({ variant }) => variant.layout.kind)).size).toBe(4);
  });

  it('are mapped right in at least 98 of 100 columns', () => {
    const share = judged.reduce((sum, each) => sum + each.right, 0) / judged.reduce((sum, each) => sum + each.of, 0);
    const failures = judged.filter(({ wrong }) => wrong.length > 0).map(({ variant, wrong }) => `${variant.name}: ${wrong.join('; ')}`);
    expect({ share: share >= 0.98, failures: share >= 0.98 ? [] : failures }).toEqual({ share: true, failures: [] });
  });

  it('are never taken for another kind', () => {
    expect(judged.filter(({ variant, read }) => read !== null && read.kind !== variant.layout.kind).map(({ variant }) => variant.name)).toEqual([]);
  });

  it('are never mapped to a wrong column: what is not sure is left open', () => {
    const wrong = judged.flatMap(({ variant, wrong: list }) => list.filter((text) => !text.includes(': -1 ') && !text.includes(': -2 ')).map((text) => `${variant.name}: ${text}`));
    expect(wrong).toEqual([]);
  });

  it('of e-Dabu forms name their form and what stands above the table', () => {
    const form = (name: string) => judged.find(({ variant }) => variant.layout.name === name)?.read;
    const at = (column: string) => TEMPLATES['enrolment-members'].columns.findIndex(({ name }) => name === column);
    expect(form('e-Dabu 37')?.by.template).toBe('edabu-37');
    expect(form('e-Dabu 34')?.by.template).toBe('edabu-34');
    expect(form('e-Dabu 36')?.by.template).toBe('edabu-36');
    expect(form('e-Dabu 37')?.fixed[at('kode_bu')]).toBe('01000091');
    expect(form('e-Dabu 37')?.fixed[at('segmen')]).toBe('PPU');
    expect(form('e-Dabu 37')?.missing.map(({ name }) => name)).toEqual(['status']);
    expect(form('e-Dabu 34')?.missing.map(({ name }) => name)).toEqual(['no_kartu', 'status']);
    expect([form('e-Dabu 37')?.statedOrder, form('e-Dabu 34')?.statedOrder, form('e-Dabu 36')?.statedOrder]).toEqual(['mdy', 'dmy', 'dmy']);
    expect(form('e-Dabu 37')?.tables).toEqual({ hubungan: 'relation-edabu', jenis_kelamin: 'sex-edabu' });
    expect(form('e-Dabu 37, wife first')?.tables['hubungan']).toBe('relation-wife-first');
  });
});
