import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { isLocalDate, parseLocalDate, type LocalDate } from '../law/calendar.ts';
import { LEAVING_REASONS, REASON_TEXTS, layoffProofsOn } from '../law/leaving-reasons.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { dayFromParts, listOf, optionalText } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { ownFigures, ownMembers } from './members.queries.ts';
import { needsFor, startRequest, type LeavingFacts } from './request.service.ts';
import { deskCalendar, deskTiming } from './timing.queries.ts';

const Reason = z.enum(LEAVING_REASONS, 'Pilih alasan');
const Day = z.string().refine(isLocalDate, 'Tanggal tidak sah').transform(parseLocalDate);
const SHOWN = 200;

const addressOf = (step: string, facts: Readonly<Record<string, string>>) => `/pekerja-berhenti/baru/${step}?${new URLSearchParams(facts).toString()}`;

function proofOf(value: string, eventOn: LocalDate): LeavingFacts['proof'] {
  return layoffProofsOn(eventOn).find((option) => option.proof === value)?.proof ?? null;
}

/** The first questions of a request, one a page: why, when, how it is proven, who. */
export function startRoutes(database: Database): Router {
  const router = Router();
  const reasons = LEAVING_REASONS.map((value) => ({ value, text: REASON_TEXTS[value].label, hint: REASON_TEXTS[value].explanation }));

  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/baru',
    permission: 'portal:use',
    handle: ({ page }) => page.render('employer/deactivation/reason', { reasons }),
  });
  mount(router, {
    method: 'post',
    path: '/pekerja-berhenti/baru',
    permission: 'portal:use',
    body: z.object({ reason: Reason }),
    invalid: 'employer/deactivation/reason',
    onInvalid: () => ({ reasons }),
    handle: ({ body, page }) => page.redirect(addressOf('tanggal', { alasan: body.reason })),
  });

  mountDay(router, database);
  mountProof(router);
  mountPeople(router, database);
  return router;
}

function mountDay(router: Router, database: Database): void {
  const Parts = z.object({
    reason: Reason,
    'day-day': optionalText(2),
    'day-month': optionalText(2),
    'day-year': optionalText(4),
    disputed: z.enum(['ya', 'tidak'], 'Pilih ya atau tidak'),
  });
  const view = (reason: z.infer<typeof Reason>) => ({ reason, label: REASON_TEXTS[reason].label });

  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/baru/tanggal',
    permission: 'portal:use',
    query: z.object({ alasan: Reason }),
    handle: ({ query, page }) => page.render('employer/deactivation/day', view(query.alasan)),
  });
  mount(router, {
    method: 'post',
    path: '/pekerja-berhenti/baru/tanggal',
    permission: 'portal:use',
    body: Parts,
    invalid: 'employer/deactivation/day',
    onInvalid: ({ values }) => view(Reason.catch('layoff').parse(values['reason'])),
    handle: async ({ actor, body, page }) => {
      const iso = dayFromParts(body['day-day'], body['day-month'], body['day-year']);
      if (iso === null) {
        await page.refuse([{ field: 'day', text: page.t('Tulis tanggal berhenti, misalnya 27 3 2026') }]);
        return;
      }
      const eventOn = parseLocalDate(iso);
      const proof = body.reason === 'layoff' ? (layoffProofsOn(eventOn)[0]?.proof ?? null) : null;
      const possible = needsFor({ reason: body.reason, proof, eventOn, disputed: body.disputed === 'ya' }, await database.read(actor, (tx) => tx.today()));
      if (possible.kind === 'refused') {
        await page.refuse([{ field: body.disputed === 'ya' ? 'disputed' : 'day', text: page.t(possible.reason) }]);
        return;
      }
      page.redirect(addressOf(body.reason === 'layoff' ? 'bukti' : 'pekerja', { alasan: body.reason, tanggal: iso }));
    },
  });
}

function mountProof(router: Router): void {
  const view = (eventOn: LocalDate) => ({
    eventOn,
    proofs: layoffProofsOn(eventOn).map(({ proof, label, explanation }) => ({ value: proof, text: label, hint: explanation })),
  });

  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/baru/bukti',
    permission: 'portal:use',
    query: z.object({ tanggal: Day }),
    handle: ({ query, page }) => page.render('employer/deactivation/proof', view(query.tanggal)),
  });
  mount(router, {
    method: 'post',
    path: '/pekerja-berhenti/baru/bukti',
    permission: 'portal:use',
    body: z.object({ eventOn: Day, proof: z.string('Pilih bukti PHK').min(1, 'Pilih bukti PHK') }),
    invalid: 'employer/deactivation/proof',
    onInvalid: ({ values }) => view(Day.catch(parseLocalDate('2024-05-08')).parse(values['eventOn'])),
    handle: async ({ body, page }) => {
      const proof = proofOf(body.proof, body.eventOn);
      if (proof === null) await page.refuse([{ field: 'proof', text: page.t('Pilih bukti PHK') }]);
      else page.redirect(addressOf('pekerja', { alasan: 'layoff', tanggal: body.eventOn, bukti: proof }));
    },
  });
}

const People = z.object({
  reason: Reason,
  eventOn: Day,
  proof: optionalText(40),
  formKey: z.uuid(),
  people: listOf(z.string().regex(/^\d{1,18}$/)),
  cards: optionalText(60_000),
  dependants: z.string().trim().regex(/^\d{1,5}$/, 'Tulis jumlah anggota keluarga dengan angka; 0 bila tidak ada'),
});

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function mountPeople(router: Router, database: Database): void {
  const view = (actor: Actor, facts: { reason: string; eventOn: string; proof: string; formKey: string; search: string }) =>
    database.read(actor, async (tx) => {
      const timing = deskTiming(await tx.today(), await deskCalendar(tx));
      return { facts, label: REASON_TEXTS[Reason.catch('layoff').parse(facts.reason)].label, figures: await ownFigures(tx), members: await ownMembers(tx, facts.search, SHOWN), shown: SHOWN, timing };
    });

  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/baru/pekerja',
    permission: 'portal:use',
    query: z.object({ alasan: Reason, tanggal: Day, bukti: optionalText(40), cari: optionalText(100) }),
    handle: async ({ actor, query, page }) =>
      page.render('employer/deactivation/people', await view(actor, { reason: query.alasan, eventOn: query.tanggal, proof: query.bukti, formKey: randomUUID(), search: query.cari })),
  });
  mount(router, {
    method: 'post',
    path: '/pekerja-berhenti/baru/pekerja',
    permission: 'portal:use',
    body: People,
    invalid: 'employer/deactivation/people',
    onInvalid: ({ actor, values }) =>
      view(actor, { reason: asText(values['reason']), eventOn: asText(values['eventOn']), proof: asText(values['proof']), formKey: asText(values['formKey']) || randomUUID(), search: '' }),
    handle: async ({ actor, body, page }) => {
      const { reason, eventOn, formKey } = body;
      const proof = reason === 'layoff' ? proofOf(body.proof, eventOn) : null;
      const cards = body.cards.split(/[\s,;]+/).filter((card) => card !== '');
      const request = { reason, eventOn, proof, disputed: false, formKey, memberIds: body.people, cards, dependants: Number(body.dependants) };
      const started = await database.transaction(actor, (tx) => startRequest(tx, request));
      if (started.kind === 'refused') await page.refuse([{ field: 'people', text: page.t(started.reason) }]);
      else page.redirect(`/pekerja-berhenti/${started.id}`);
    },
  });
}
