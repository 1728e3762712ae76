import { FILE_KINDS, TEMPLATES, type FileKind } from '../file-kinds.ts';
import { matchColumns } from './header-match.ts';

/** What only the files of one side carry, and how much it says. */
const MARKS: Readonly<Record<FileKind, Readonly<Record<string, number>>>> = {
  'register-companies': { id_perusahaan: 3, jumlah_pekerja: 1 },
  'register-workers': { id_pekerja: 3, id_perusahaan: 2, status_kerja: 1 },
  'enrolment-employers': { kode_bu: 3, status: 1 },
  'enrolment-members': { no_kartu: 3, kode_bu: 2, segmen: 2, hubungan: 2 },
};

/** What only people have, and how much it says. */
const OF_PEOPLE: Readonly<Record<string, number>> = { no_kartu: 2, id_pekerja: 2, nik: 1, tgl_lahir: 1, jenis_kelamin: 1, hubungan: 1 };

/**
 * The kind of file that these headings are of. Two kinds that fit alike are never decided: null.
 */
export function kindOf(headings: readonly string[]): FileKind | null {
  const found = new Map(
    FILE_KINDS.map((kind) => {
      const { columns } = TEMPLATES[kind];
      const { positions, doubtful } = matchColumns(columns, headings);
      const names = columns.flatMap(({ name }, index) => (positions[index] === -1 && !doubtful.some((each) => each.column === name) ? [] : [name]));
      return [kind, new Set(names)] as const;
    }),
  );
  const people = new Set([...found.values()].flatMap((names) => [...names].filter((name) => Object.hasOwn(OF_PEOPLE, name))));
  const weight = [...people].reduce((sum, name) => sum + (OF_PEOPLE[name] ?? 0), 0);
  const kinds: readonly FileKind[] = weight >= 2 ? ['register-workers', 'enrolment-members'] : ['register-companies', 'enrolment-employers'];
  const [best, next] = kinds
    .map((kind) => ({ kind, score: Object.entries(MARKS[kind]).reduce((sum, [name, says]) => sum + (found.get(kind)?.has(name) === true ? says : 0), 0) }))
    .sort((a, b) => b.score - a.score);
  if (best === undefined || next === undefined || best.score === next.score) return null;
  return best.kind;
}
