import { FILE_KINDS, TEMPLATES } from '../imports/file-kinds.ts';
import { PROBLEMS } from '../imports/rows/problems.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { msg } from '../web/dictionary/index.ts';
import { DIMENSIONS, FORMULAS, WEIGHTS } from './formula.ts';
import { monthScores, problemKinds, type MonthScore, type ProblemKind } from './quality.queries.ts';
import { shownKey } from './sheet.ts';

const MONTHS_SHOWN = 6;
const KINDS_SHOWN = 5;

const TOTAL = msg('Nilai seluruhnya');

/** The month that lies some months before another, `YYYY-MM`. */
function monthBefore(month: string, back: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** One cell of the table: points, and how they moved since the month before it that has any. */
function cellOf(score: MonthScore | undefined, before: MonthScore | undefined, part: keyof typeof FORMULAS | 'total') {
  const points = score?.[part] ?? null;
  const earlier = before?.[part] ?? null;
  const moved = points === null || earlier === null ? null : Math.round((Number(points) - Number(earlier)) * 10) / 10;
  return { points: points === null ? null : Number(points), moved };
}

function table(months: readonly string[], scores: readonly MonthScore[]) {
  const byMonth = new Map(scores.map((score) => [score.period, score]));
  const before = (month: string) => scores.findLast(({ period }) => period < month);
  const row = (part: keyof typeof FORMULAS | 'total') => months.map((month) => cellOf(byMonth.get(month), byMonth.has(month) ? before(month) : undefined, part));
  return [
    { name: TOTAL, formula: null, weight: null, total: true, cells: row('total') },
    ...DIMENSIONS.map((part) => ({ ...FORMULAS[part], weight: WEIGHTS[part], total: false, cells: row(part) })),
  ];
}

function problemView({ code, column, severity, rows, examples }: ProblemKind) {
  const { message, remedy } = PROBLEMS[code];
  return { message, remedy, column, refused: severity === 'refusal', rows, examples: examples.map(({ line, key }) => ({ line, key: shownKey(key) })) };
}

/** How good the data of each source were, month by month, and what is to be mended first. */
export async function qualityView(database: Database, actor: Actor) {
  return database.read(actor, async (tx) => {
    const until = (await tx.today()).slice(0, 7);
    const scores = await monthScores(tx, monthBefore(until, 11));
    const months = [...new Set(scores.map(({ period }) => period))].sort().slice(-MONTHS_SHOWN);
    const bySource = Map.groupBy(scores, ({ source, kind }) => `${FILE_KINDS.indexOf(kind)} ${source}`);
    const sections = [];
    for (const [, own] of [...bySource].sort(([left], [right]) => left.localeCompare(right))) {
      const newest = own.at(-1);
      if (newest === undefined) continue;
      const kinds = await problemKinds(tx, newest.kind, newest.batchId);
      sections.push({
        batchId: newest.batchId,
        label: TEMPLATES[newest.kind].label,
        source: newest.source,
        period: newest.period,
        rows: newest.rows,
        total: table(months, own)[0]?.cells ?? [],
        table: table(months, own),
        problems: kinds.slice(0, KINDS_SHOWN).map(problemView),
        more: Math.max(0, kinds.length - KINDS_SHOWN),
      });
    }
    return { months, sections };
  });
}
