import { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { parseLocalDate } from '../law/calendar.ts';
import { amendCalendar } from '../platform/calendar.ts';
import type { Database } from '../platform/database.ts';
import { changeLegalSetting, legalSettingRows, legalSettings } from '../platform/legal-settings.ts';
import { dayFromParts, text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { readMinimumWages, writeMinimumWages } from './minimum-wages.ts';
import { calendarDays, calendarEdition } from './settings.queries.ts';

/** The answers that each setting may have, as the page offers them. */
const CHOICES = {
  warningTermUnit: { working: 'Hari kerja', calendar: 'Hari kalender' },
  collectiveLeave: { closed: 'Hari libur', open: 'Hari kerja' },
  emailIsService: { false: 'Tidak', true: 'Ya' },
} as const;

const Change = z.discriminatedUnion('key', [
  z.object({ key: z.literal('warningTermUnit'), value: z.enum(['working', 'calendar']) }),
  z.object({ key: z.literal('collectiveLeave'), value: z.enum(['closed', 'open']) }),
  z.object({ key: z.literal('emailIsService'), value: z.enum(['true', 'false']).transform((value) => value === 'true') }),
  z.object({ key: z.literal('dataMaxAgeDays'), value: z.coerce.number().int().min(1).max(400) }),
  z.object({ key: z.literal('wageTolerancePermille'), value: z.coerce.number().int().min(0).max(200) }),
  z.object({ key: z.literal('materialWorkersLeast'), value: z.coerce.number().int().min(1).max(100) }),
  z.object({ key: z.literal('materialWorkersPercent'), value: z.coerce.number().int().min(1).max(100) }),
  z.object({ key: z.literal('materialWagesLeast'), value: z.coerce.number().int().min(1).max(100) }),
  z.object({ key: z.literal('materialWagesPercent'), value: z.coerce.number().int().min(1).max(100) }),
]);

const MinimumWageTable = z.object({ upahMinimum: z.string().max(40_000) });

const CalendarDay = z.object({
  'hari-day': z.string(),
  'hari-month': z.string(),
  'hari-year': z.string(),
  jenis: z.enum(['national', 'collective', 'working'], 'Pilih jenis hari.'),
  nama: text('Tulis nama hari itu.', 120),
  sumber: text('Tulis nomor keputusan yang menetapkannya.', 200),
});

/** Where the law is silent the office decides; where holidays change by decree the calendar gets a new edition. */
export function settingsRoutes(database: Database): Router {
  const router = Router();
  const view = (actor: Parameters<Database['read']>[0]) =>
    database.read(actor, async (tx) => ({
      minimumWages: writeMinimumWages((await legalSettings(tx)).minimumWages),
      settings: (await legalSettingRows(tx)).filter(({ key }) => key !== 'minimumWages').map((row) => ({
        ...row,
        value: String(row.value),
        choices: Object.entries(row.key in CHOICES ? CHOICES[row.key as keyof typeof CHOICES] : {}),
      })),
      edition: await calendarEdition(tx),
      days: await calendarDays(tx),
      mayChange: can(actor.role, 'settings:change'),
    }));

  mount(router, {
    method: 'get',
    path: '/pengaturan',
    permission: 'settings:read',
    async handle({ actor, page }) {
      page.render('officer/settings/index', await view(actor));
    },
  });

  mount(router, {
    method: 'post',
    path: '/pengaturan',
    permission: 'settings:change',
    body: Change,
    invalid: 'officer/settings/index',
    onInvalid: ({ actor }) => view(actor),
    async handle({ actor, body, page }) {
      await database.transaction(actor, (tx) => changeLegalSetting(tx, body.key, body.value));
      page.flash({ kind: 'success', text: page.t('Pengaturan disimpan. Surat yang sudah terbit tidak berubah.') });
      page.redirect('/pengaturan');
    },
  });

  mount(router, {
    method: 'post',
    path: '/pengaturan/upah-minimum',
    permission: 'settings:change',
    body: MinimumWageTable,
    invalid: 'officer/settings/index',
    onInvalid: ({ actor }) => view(actor),
    async handle({ actor, body, page }) {
      const read = readMinimumWages(body.upahMinimum);
      if (read.kind === 'refused') {
        const text = page.t('Baris {line} belum benar. Tulis tempat; tanggal; upah; keputusan.', { line: read.line });
        await page.refuse([{ field: 'upahMinimum', text }]);
        return;
      }
      await database.transaction(actor, (tx) => changeLegalSetting(tx, 'minimumWages', read.wages));
      page.flash({ kind: 'success', text: page.t('Upah minimum disimpan dan dipakai mulai pencocokan berikutnya.') });
      page.redirect('/pengaturan');
    },
  });

  mount(router, {
    method: 'post',
    path: '/pengaturan/kalender',
    permission: 'settings:change',
    body: CalendarDay,
    invalid: 'officer/settings/index',
    onInvalid: ({ actor }) => view(actor),
    async handle({ actor, body, page }) {
      const day = dayFromParts(body['hari-day'], body['hari-month'], body['hari-year']);
      if (day === null) {
        await page.refuse([{ field: 'hari', text: page.t('Tulis tanggal yang ada, misalnya 18 8 2027.') }]);
        return;
      }
      const version = await database.transaction(actor, (tx) =>
        amendCalendar(tx, { day: parseLocalDate(day), kind: body.jenis, name: body.nama, source: body.sumber }),
      );
      page.flash({ kind: 'success', text: page.t('Kalender edisi {version} berlaku.', { version }) });
      page.redirect('/pengaturan');
    },
  });

  return router;
}
