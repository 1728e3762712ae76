import { officialCalendar } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { legalSettings, type LegalSettings } from '../platform/legal-settings.ts';
import type { CaseContext } from './ladder/decide.ts';

/** The day, the calendar in force and the office's settings, as every decision on a case needs them. */
export interface ActContext extends CaseContext {
  readonly settings: LegalSettings;
}

/** Reads them once for an act. @throws when no calendar was ever loaded. */
export async function actContext(tx: Tx): Promise<ActContext> {
  const settings = await legalSettings(tx);
  return {
    today: await tx.today(),
    calendar: await officialCalendar(tx, settings),
    policy: { warningTermUnit: settings.warningTermUnit },
    settings,
  };
}
