import type { Router } from 'express';
import { z } from 'zod';
import type { LocalDate } from '../law/calendar.ts';
import type { Database } from '../platform/database.ts';
import { translator } from '../web/dictionary/index.ts';
import { text, tickBox } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { actView } from './case-act.pages.ts';
import { CASE_ACTS, type CaseAct } from './case-acts.ts';
import type { CaseService } from './case.service.ts';
import { dayFields, granted, version } from './form-fields.ts';
import type { PlainAct } from './settle-by-hand.ts';

const CaseId = z.object({ caseId: z.uuid() });

interface ActForm {
  readonly versi: number;
  readonly alasan: string;
  readonly keberatan: boolean;
  readonly nomor: string;
  readonly day: LocalDate | null;
}

/** The fields that an act asks for; the others have no meaning for it and stay empty. */
function formOf({ fields }: CaseAct): z.ZodType<ActForm> {
  const asks = (field: CaseAct['fields'][number]) => fields.includes(field);
  const base = z.object({
    versi: version,
    alasan: asks('reason') ? text('Tulis alasannya', 1000) : z.unknown().optional().transform(() => ''),
    keberatan: tickBox,
    nomor: asks('reference') ? text('Tulis nomornya', 200) : z.unknown().optional().transform(() => ''),
  });
  const none = z.unknown().transform((): { day: LocalDate | null } => ({ day: null }));
  const day = dayFields('tanggal', 'Tulis tanggalnya').transform((found): { day: LocalDate | null } => ({ day: found }));
  return asks('day') ? base.and(day) : base.and(none);
}

function plainAct({ command }: CaseAct, form: ActForm): PlainAct {
  switch (command) {
    case 'verify':
    case 'close':
      return { kind: command };
    case 'dismiss':
    case 'cure':
    case 'reject':
    case 'resume':
      return { kind: command, reason: form.alasan };
    case 'hold':
      return { kind: command, reason: form.alasan, objection: form.keberatan };
    case 'reportToLabour':
      return { kind: command, reference: form.nomor };
    case 'recordPayment':
    case 'imposeDenial':
    case 'liftDenial': {
      if (form.day === null) throw new Error(`the form of ${command} asks for a day`);
      return command === 'recordPayment' ? { kind: command, on: form.day } : { kind: command, on: form.day, reference: form.nomor };
    }
  }
}

/** One page for each act of the table, all by the same two routes. */
export function actRoutes(router: Router, { database, cases }: { readonly database: Database; readonly cases: CaseService }): void {
  for (const act of CASE_ACTS) {
    const path = `/kasus/:caseId/${act.slug}`;
    mount(router, {
      method: 'get',
      path,
      permission: act.permission,
      params: CaseId,
      async handle({ actor, params, page }) {
        page.render('officer/cases/act', await actView(database, actor, params.caseId, act, page.t));
      },
    });
    mount(router, {
      method: 'post',
      path,
      permission: act.permission,
      params: CaseId,
      body: formOf(act),
      invalid: 'officer/cases/act',
      onInvalid: ({ actor, params }) => actView(database, actor, params.caseId, act, translator('id')),
      async handle({ actor, params, body, page }) {
        const outcome = await cases.step(actor, params.caseId, body.versi, plainAct(act, body));
        if (outcome.kind === 'refused' && act.fields.includes('day')) return page.refuse([{ field: 'tanggal', text: page.t(outcome.reason) }]);
        granted(outcome);
        page.flash({ kind: 'success', text: page.t('Langkah dicatat.') });
        page.redirect(`/kasus/${params.caseId}`);
      },
    });
  }
}
