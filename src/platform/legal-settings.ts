import { z } from 'zod';
import type { Tx } from './database.ts';

/** The lowest lawful wage of one regency or city from a day on; regency '' stands for the rest of the province. */
export const MinimumWageFrom = z.object({
  regency: z.string().max(80),
  from: z.iso.date(),
  wage: z.number().int().positive(),
  source: z.string().min(1).max(200),
});

const Settings = z.object({
  warningTermUnit: z.enum(['working', 'calendar']),
  collectiveLeave: z.enum(['closed', 'open']),
  emailIsService: z.boolean(),
  dataMaxAgeDays: z.number().int().positive(),
  wageTolerancePermille: z.number().int().min(0).max(200),
  materialWorkersLeast: z.number().int().positive(),
  materialWorkersPercent: z.number().int().min(1).max(100),
  materialWagesLeast: z.number().int().positive(),
  materialWagesPercent: z.number().int().min(1).max(100),
  minimumWages: z.array(MinimumWageFrom),
});

/** The points that the law leaves open, as this office has decided them. */
export type LegalSettings = z.infer<typeof Settings>;

/** One setting as the settings page shows it. */
export interface LegalSettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly label: string;
  readonly source: string;
  readonly certainty: string;
}

/** All settings with their sources. */
export async function legalSettingRows(tx: Tx): Promise<LegalSettingRow[]> {
  return tx.rows<LegalSettingRow>('SELECT key, value, label, source, certainty FROM legal_setting ORDER BY label');
}

/** The settings as values. @throws when the table lacks one, which only a broken migration can cause. */
export async function legalSettings(tx: Tx): Promise<LegalSettings> {
  const rows = await legalSettingRows(tx);
  return Settings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** Changes one setting; the value must fit its kind. */
export async function changeLegalSetting(tx: Tx, key: keyof LegalSettings, value: unknown): Promise<void> {
  const checked = Settings.shape[key].parse(value);
  await tx.run('UPDATE legal_setting SET value = $2, changed_at = now(), changed_by = $3 WHERE key = $1', [
    key,
    JSON.stringify(checked),
    tx.actor.id,
  ]);
  await tx.audit({ action: 'setting.change', subject: 'legal_setting', subjectId: key, details: { value: checked } });
}
