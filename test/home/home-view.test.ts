import { describe, expect, it } from '@jest/globals';
import { homeCards } from '../../src/home/home-view.ts';
import { createRender } from '../../src/web/views.ts';

const count = (n: number, oldestDays: number | null, overdue: number) => ({ count: n, oldestDays, overdue });

const SHELL = {
  path: '/',
  returnPath: '/',
  menu: [],
  person: { name: 'Rina', title: 'Petugas', place: 'Dinas', kind: 'staff' },
  idleMinutes: 30,
  notice: null,
  language: 'id',
  demo: false,
};
const BASE = { shell: SHELL, csrf: () => '', values: {}, errors: {}, problems: [], today: '2026-11-23' };

describe('start pages', () => {
  it('show four cards in their fixed order, with zero where a number is missing', () => {
    const cards = homeCards('officer', {
      counts: { due: count(3, null, 1), review: count(38, 6, 0) },
      rows: [],
    });
    expect(cards.map(({ name, count: n }) => [name, n])).toEqual([
      ['Perlu ditinjau', 38],
      ['Balasan masuk', 0],
      ['Tenggat paling lama 2 hari kerja', 3],
      ['Gagal kirim', 0],
    ]);
  });

  it.each(['officer', 'enforcement', 'membership', 'head', 'auditor', 'administrator'] as const)(
    '%s renders empty and filled',
    (kind) => {
      const render = createRender(() => '/x');
      const cards = homeCards(kind, { counts: {}, rows: [] });
      const row = {
        href: '/kasus/1',
        title: 'PT Maju & Jaya',
        note: '12 dari 240',
        status: { text: 'Lewat tenggat', tone: 'bad' },
        on: '2026-11-19',
        left: -2,
      };
      const figure = { share: 0.7401, part: 9021, whole: 12189, on: '2026-11-03' };
      const empty = render('id', `home/${kind}`, { ...BASE, cards, rows: [], figure: null });
      const filled = render('id', `home/${kind}`, { ...BASE, cards, rows: [row], figure });
      expect(empty).toContain('class="empty"');
      expect(filled).toContain('PT Maju &amp; Jaya');
      expect(filled).toContain('Lewat 2 hari kerja');
      if (kind === 'head') expect(filled).toContain('74,01 %');
    },
  );
});
