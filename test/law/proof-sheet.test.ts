import { describe, expect, it } from '@jest/globals';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { holidayCalendar } from '../../src/law/holidays.ts';
import { firstWarningDueOn } from '../../src/law/notice-deadlines.ts';
import { proofSheetText, termWords } from '../../src/law/proof-sheet.ts';

const calendar = holidayCalendar({ collectiveLeave: 'closed' });

describe('the proof sheet of a term', () => {
  it('names the articles, the calendar and every day with its reason', () => {
    const { value, basis } = firstWarningDueOn(day('2026-12-14'), calendar, { warningTermUnit: 'working' });
    const lines = proofSheetText({ ...value, basis }).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Lembar bukti penghitungan tenggat, bentuk 1',
      'Dasar hukum: PP 86/2013 Pasal 6; PP 86/2013 Pasal 10 ayat (1); UU 30/2014 Pasal 60',
      'Jangka waktu: 10 hari kerja',
      'Hari ke-0: 2026-12-14',
      `Kalender resmi: versi ${calendar.version}`,
    ]);
    expect(lines[5]).toBe('2026-12-15 Selasa: hari ke-1 (hari kerja)');
    expect(lines).toContain('2026-12-24 Kamis: dilewati (cuti bersama: Kelahiran Yesus Kristus (Natal))');
    expect(lines.slice(-3)).toEqual(['2026-12-30 Rabu: hari ke-10 (hari kerja)', 'Hari terakhir: 2026-12-30', '']);
  });

  it('says the unit that was counted', () => {
    expect(termWords({ count: 30, unit: 'calendar' })).toBe('30 hari kalender');
  });
});
