import type { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { FormValues } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import type { ColumnAnswers } from './columns/columns.service.ts';
import { allowsSameForAll, columnsView } from './columns/columns.views.ts';
import { TEMPLATES, type FileKind } from './file-kinds.ts';
import { UnreadableFile } from './files/unreadable.ts';
import { earlierPublication, oneImport, problemGroups, problemRows, refusedRows, type ImportView } from './import.queries.ts';
import type { ImportRooms } from './import.routes.ts';
import { columnLabel, shownImport } from './import.views.ts';
import { outcomes } from './publishing/preview.queries.ts';
import { PROBLEMS, type ProblemCode } from './rows/problems.ts';

const ImportId = z.object({ id: z.uuid() });
const Page = z.coerce.number().int().min(1).max(100_000).default(1);
const HeaderLine = z.object({ judul: z.coerce.number().int().min(1).max(1000).optional() });

async function found({ database }: ImportRooms, actor: Actor, id: string): Promise<ImportView> {
  const view = await database.read(actor, (tx) => oneImport(tx, id));
  if (!view) throw new NotFound('Impor ini tidak ditemukan.');
  return view;
}

/** What every step shows of the file, and which steps can be opened. */
function frame(view: ImportView, actor: Actor) {
  const batch = shownImport(view);
  return { batch, checked: view.counts.rows !== undefined && view.state !== 'uploaded' && view.state !== 'checking', mayPublish: can(actor.role, 'imports:publish'), mayUpload: can(actor.role, 'imports:upload') };
}

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

/** The answers of the form of step "Kolom"; a field that says two things is a problem. */
function answersOf(kind: FileKind, values: FormValues): { readonly answers: ColumnAnswers; readonly twice: readonly string[] } {
  const columns: Record<string, { position: number } | { value: string } | null> = {};
  const tables: Record<string, string> = {};
  const twice: string[] = [];
  for (const { name } of TEMPLATES[kind].columns) {
    const [choice, same, table] = [textOf(values[`kolom_${name}`]), allowsSameForAll(name) ? textOf(values[`tetap_${name}`]).slice(0, 100) : '', textOf(values[`kode_${name}`])];
    if (choice !== '' && same !== '') twice.push(name);
    columns[name] = /^\d{1,3}$/.test(choice) ? { position: Number.parseInt(choice, 10) } : same === '' ? null : { value: same };
    if (table !== '') tables[name] = table;
  }
  const order = textOf(values['tanggal']);
  const line = textOf(values['baris_judul']);
  const dateOrder = order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null;
  return { answers: { columns, tables, dateOrder, headerLine: /^\d{1,4}$/.test(line) ? Number.parseInt(line, 10) : null }, twice };
}

function columnPages(router: Router, rooms: ImportRooms): void {
  const { imports, database } = rooms;
  const viewOf = async (actor: Actor, id: string, headerLine: number | null) => {
    const view = await found(rooms, actor, id);
    const today = await database.read(actor, (tx) => tx.today());
    try {
      return { ...frame(view, actor), columns: columnsView(await imports.columns.inspect(actor, id, headerLine), today) };
    } catch (error) {
      if (error instanceof UnreadableFile) throw new NotFound(`${error.message} ${error.remedy}`);
      throw error;
    }
  };

  mount(router, {
    method: 'get',
    path: '/impor/:id/kolom',
    permission: 'imports:upload',
    params: ImportId,
    query: HeaderLine,
    async handle({ actor, params, query, page }) {
      page.render('officer/imports/columns', await viewOf(actor, params.id, query.judul ?? null));
    },
  });

  mount(router, {
    method: 'post',
    path: '/impor/:id/kolom',
    permission: 'imports:upload',
    params: ImportId,
    body: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    invalid: 'officer/imports/columns',
    onInvalid: ({ actor, params, values }) => {
      const line = textOf(values['baris_judul']);
      return viewOf(actor, params.id, /^\d{1,4}$/.test(line) ? Number.parseInt(line, 10) : null);
    },
    async handle({ actor, params, body, page }) {
      const view = await found(rooms, actor, params.id);
      const { answers, twice } = answersOf(view.kind, body);
      if (twice.length > 0) {
        await page.refuse(twice.map((name) => ({ field: `kolom_${name}`, text: page.t('{name}: pilih kolom atau isi satu nilai, jangan keduanya', { name }) })));
        return;
      }
      const outcome = await imports.columns.choose(actor, params.id, answers);
      if (outcome.kind === 'refused') {
        page.flash({ kind: 'info', text: page.t(outcome.reason) });
        page.redirect(`/impor/${params.id}`);
      } else if (outcome.kind === 'open') {
        await page.refuse(outcome.points.map(({ about, text }) => ({ field: fieldOf(about, text), text: about === 'tanggal' || about === '' ? page.t(text) : `${about}: ${page.t(text)}` })));
      } else {
        page.flash({ kind: 'success', text: page.t('Susunan kolom tersimpan sebagai versi {n} untuk sumber {source}.', { n: outcome.version, source: view.source }) });
        page.redirect(`/impor/${params.id}`);
      }
    },
  });
}

const fieldOf = (about: string, text: string) => (about === 'tanggal' ? 'tanggal' : text === 'Pilih arti kodenya' ? `kode_${about}` : `kolom_${about}`);

function previewPages(router: Router, rooms: ImportRooms): void {
  const { database, vault } = rooms;

  mount(router, {
    method: 'get',
    path: '/impor/:id/pratinjau',
    permission: 'imports:read',
    params: ImportId,
    async handle({ actor, params, page }) {
      const view = await found(rooms, actor, params.id);
      const waits = view.state === 'ready';
      const { columns, outcomes: shown } = await database.read(actor, (tx) => (waits ? outcomes(tx, vault, view) : Promise.resolve({ columns: [], outcomes: [] })));
      const refused = waits ? await database.read(actor, (tx) => refusedRows(tx, view.id, -1, 5)) : [];
      const labels = columns.map((name) => ({ label: columnLabel(name), number: name === 'wage' || name === 'head_count' }));
      page.render('officer/imports/preview', {
        ...frame(view, actor),
        labels,
        outcomes: shown,
        refused: refused.map((row) => ({ line: row.line, column: row.columns ?? '', messages: row.codes.map((code) => PROBLEMS[code].message) })),
      });
    },
  });

  mount(router, {
    method: 'get',
    path: '/impor/:id/terbitkan',
    permission: 'imports:read',
    params: ImportId,
    async handle({ actor, params, page }) {
      const view = await found(rooms, actor, params.id);
      page.render('officer/imports/publish', { ...frame(view, actor), earlier: (await database.read(actor, (tx) => earlierPublication(tx, view.id))) ?? null });
    },
  });
}

function problemPages(router: Router, rooms: ImportRooms): void {
  const { database } = rooms;

  mount(router, {
    method: 'get',
    path: '/impor/:id/masalah',
    permission: 'imports:read',
    params: ImportId,
    query: z.object({ halaman: Page }),
    async handle({ actor, params, query, page }) {
      const view = await found(rooms, actor, params.id);
      const list = await database.read(actor, (tx) => problemGroups(tx, view.id, query.halaman));
      page.render('officer/imports/problems', { ...frame(view, actor), ...list, pageNumber: query.halaman });
    },
  });

  mount(router, {
    method: 'get',
    path: '/impor/:id/masalah/:kelompok',
    permission: 'imports:read',
    params: z.object({ id: z.uuid(), kelompok: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]) }),
    query: z.object({ halaman: Page, kolom: z.string().max(40).default('') }),
    async handle({ actor, params, query, page }) {
      const view = await found(rooms, actor, params.id);
      const list = await database.read(actor, (tx) => problemRows(tx, view.id, { code: params.kelompok, column: query.kolom }, query.halaman));
      page.render('officer/imports/problem-rows', { ...frame(view, actor), ...list, code: params.kelompok, column: query.kolom, problem: PROBLEMS[params.kelompok], pageNumber: query.halaman });
    },
  });
}

/** The steps between a file and its publication, each with an address of its own: columns, preview, problems, publication. */
export function wizardPages(router: Router, rooms: ImportRooms): void {
  columnPages(router, rooms);
  previewPages(router, rooms);
  problemPages(router, rooms);
}
