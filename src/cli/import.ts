import { open } from 'node:fs/promises';
import path from 'node:path';
import type { FileKind } from '../imports/file-kinds.ts';
import type { CommandContext, CommandResult } from './command.ts';

const PERIOD = /^\d{4}-(?:0[1-9]|1[0-2])$/;

function failed(message: string, remedy: string | undefined, exitCode: 1 | 2): CommandResult {
  return { json: { error: message, ...(remedy === undefined ? {} : { remedy }) }, text: remedy === undefined ? message : `${message} ${remedy}`, exitCode };
}

/** `patuh import`: stages, checks and publishes one file, here and now. */
export async function importCommand(
  context: CommandContext,
  kind: FileKind,
  file: string,
  options: { readonly source?: string; readonly period?: string },
): Promise<CommandResult> {
  const { imports } = context.rooms;
  const started = performance.now();
  if (options.period !== undefined && !PERIOD.test(options.period)) return failed(`Periode "${options.period}" tidak berbentuk TTTT-BB.`, 'Contoh: 2026-11.', 2);
  const opened = await open(file).catch(() => null);
  if (opened === null || !(await opened.stat()).isFile()) return failed(`Berkas ${file} tidak dapat dibaca.`, 'Periksa nama dan hak baca berkas itu.', 2);
  const stored = await imports.store(opened.createReadStream());
  const received = await imports.receive(context.actor, stored, { fileName: path.basename(file), kind, ...options, performedHere: true });
  if (received.kind === 'refused') return failed(received.reason, received.remedy, 1);
  context.say('Memeriksa berkas…');
  const checked = await imports.check(received.id);
  if (checked.kind === 'refused') return failed(checked.reason, checked.remedy, 1);
  context.say('Menerbitkan…');
  const published = await imports.publish(received.id);
  if (published.kind === 'refused') return failed(published.reason, published.remedy, 1);
  const { rows, accepted, refused, remarks, new: added, changed, unchanged, gone } = published.counts;
  const seconds = Math.round(performance.now() - started) / 1000;
  const same = added + changed + gone === 0 ? ' Isi berkas sama dengan data yang sudah terbit; tidak ada yang berubah.' : '';
  return {
    json: { import: received.id, rows, accepted, refused, remarks, new: added, changed, unchanged, gone, seconds },
    text: `${rows} baris: ${accepted} diterima, ${refused} ditolak; ${added} baru, ${changed} berubah, ${unchanged} tetap, ${gone} tidak ada lagi.${same}`,
  };
}
