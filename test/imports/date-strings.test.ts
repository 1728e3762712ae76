import { describe, expect, it } from '@jest/globals';
import { dateEvidence, decideDateOrder, readDate } from '../../src/imports/rows/dates.ts';

const TODAY = '2026-11-23';
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

interface Written {
  readonly text: string;
  readonly order: 'dmy' | 'mdy' | 'ymd';
  readonly day: string | null;
  readonly problem: string | null;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Three hundred dates: forty days in seven forms, with weekdays right and wrong, and what damage makes of them. */
function dateStrings(): Written[] {
  const strings: Written[] = [];
  for (let step = 0; step < 40; step += 1) {
    const date = new Date(Date.UTC(1950, 0, 1 + step * 677));
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const iso = `${year}-${two(month)}-${two(day)}`;
    const weekday = WEEKDAYS[date.getUTCDay()] ?? '';
    const wrong = WEEKDAYS[(date.getUTCDay() + 1 + (step % 6)) % 7] ?? '';
    strings.push(
      { text: `${two(day)}/${two(month)}/${year}`, order: 'dmy', day: iso, problem: null },
      { text: `${month}-${day}-${year}`, order: 'mdy', day: iso, problem: null },
      { text: `${year}-${two(month)}-${two(day)}`, order: 'ymd', day: iso, problem: null },
      { text: `${day} ${MONTHS[month - 1] ?? ''} ${year}`, order: 'dmy', day: iso, problem: null },
      { text: `${weekday}, ${two(day)}-${two(month)}-${year}`, order: 'dmy', day: iso, problem: null },
      { text: `${wrong}, ${two(day)}-${two(month)}-${year}`, order: 'dmy', day: iso, problem: 'date_weekday' },
      { text: `${two(day)}/${two(month)}/${year}`, order: 'ymd', day: null, problem: 'date_other_form' },
    );
  }
  const damaged = [
    ['27104', 'date_serial'], ['33027.5', 'date_serial'], ['31/02/1990', 'date_impossible'], ['29/02/1990', 'date_impossible'], ['00/05/1990', 'date_impossible'], ['15/13/1990', 'date_impossible'], ['5/8/74', 'date_unreadable'],
    ['1990', 'date_unreadable'], ['tidak tahu', 'date_unreadable'], ['27/03/2027', 'date_range'], ['27/03/1899', 'date_range'], ['27//03/1990', 'date_unreadable'], ['##########', 'date_unreadable'], ['32/01/1990', 'date_impossible'],
    ['Sabtu', 'date_unreadable'], ['27-XX-1990', 'date_unreadable'], ['0/0/0000', 'date_impossible'], ['27 Brumaire 1990', 'date_unreadable'], ['31/11/1990', 'date_impossible'], ['24/11/2026', 'date_range'],
  ] as const;
  return [...strings, ...damaged.map(([text, problem]) => ({ text, order: 'dmy' as const, day: null, problem }))];
}

describe('three hundred dates', () => {
  const strings = dateStrings();

  it('are read right or named, every one', () => {
    expect(strings).toHaveLength(300);
    const wrong = strings.filter(({ text, order, day, problem }) => {
      const read = readDate(text, order, TODAY);
      return read.day !== day || read.problem !== problem;
    });
    expect(wrong).toEqual([]);
  });

  it('of which both parts are at most 12 are refused unless the form is known', () => {
    const both = Array.from({ length: 144 }, (_, index) => `${two((index % 12) + 1)}/${two(Math.floor(index / 12) + 1)}/1980`);
    for (const one of both) expect(decideDateOrder(dateEvidence([one]), null)).toMatchObject({ kind: 'refused' });
    expect(decideDateOrder(dateEvidence(both), null)).toMatchObject({ kind: 'refused' });
    expect(decideDateOrder(dateEvidence(both), 'mdy')).toEqual({ kind: 'decided', order: 'mdy', by: 'template' });
    expect(decideDateOrder(dateEvidence(both), null, 'dmy')).toEqual({ kind: 'decided', order: 'dmy', by: 'person' });
    expect(decideDateOrder(dateEvidence([...both, '13/01/1980']), 'mdy', 'mdy')).toEqual({ kind: 'decided', order: 'dmy', by: 'rows' });
  });

  it('says that the day of the seeds is no Saturday', () => {
    expect(readDate('Sabtu, 23-10-2026', 'dmy', TODAY)).toEqual({ day: '2026-10-23', problem: 'date_weekday' });
    expect(readDate('Jumat, 23-10-2026', 'dmy', TODAY)).toEqual({ day: '2026-10-23', problem: null });
    expect(readDate('Sabtu, 26 Juni 2020', 'dmy', TODAY)).toEqual({ day: '2020-06-26', problem: 'date_weekday' });
  });
});
