import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import type { LiveBoard } from '../live/live-board.ts';
import { barsOf } from '../live/live.views.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { mount } from '../web/page.ts';
import type { UploadRule } from '../web/uploads.ts';
import { FILE_KINDS, TEMPLATES } from './file-kinds.ts';
import type { StoredFile } from './files/file-store.ts';
import { oneImport, recentImports, refusedRows, type ImportView } from './import.queries.ts';
import type { ImportService } from './import.service.ts';
import { shownImport } from './import.views.ts';
import { refusedReport } from './refused-report.ts';
import { wizardPages } from './wizard.routes.ts';

/** What the pages of the intake work with. */
export interface ImportRooms {
  readonly imports: ImportService;
  readonly database: Database;
  readonly vault: NikVault;
  readonly live: LiveBoard;
}

const MAX_BYTES = 1_000_000_000;
const ImportId = z.object({ id: z.uuid() });
const UploadForm = z.object({
  jenis: z.enum(['', ...FILE_KINDS], 'Pilih jenis berkas'),
  sumber: z
    .string()
    .trim()
    .regex(/^[\p{L}\d._ -]{0,40}$/u, 'Tulis kode sumber dengan huruf, angka, titik, atau garis'),
  bulan: z
    .string()
    .trim()
    .regex(/^(?:\d{4}-(?:0[1-9]|1[0-2]))?$/, 'Tulis bulan data seperti 2026-11'),
});

interface SentFile {
  readonly fileName: string;
  readonly stored: StoredFile;
}

/** Streams an uploaded table to the store. */
function uploadRule(imports: ImportService): UploadRule<SentFile> {
  return {
    fields: ['berkas'],
    maxBytes: MAX_BYTES,
    maxFiles: 1,
    receive: async ({ fileName, stream }) => ({ fileName, stored: await imports.store(stream) }),
    discard: ({ stored }) => imports.discard(stored),
  };
}

async function found(rooms: ImportRooms, actor: Actor, id: string): Promise<ImportView> {
  const view = await rooms.database.read(actor, (tx) => oneImport(tx, id));
  if (!view) throw new NotFound('Impor ini tidak ditemukan.');
  return view;
}

const kindItems = () => FILE_KINDS.map((kind) => ({ value: kind, text: TEMPLATES[kind].label }));

function columnsOfKinds() {
  return FILE_KINDS.map((kind) => ({ label: TEMPLATES[kind].label, columns: TEMPLATES[kind].columns.map((column) => column.name).join(', ') }));
}

function uploadPages(router: Router, rooms: ImportRooms): void {
  const { imports } = rooms;
  const view = { kinds: kindItems(), templates: columnsOfKinds() };

  mount(router, {
    method: 'get',
    path: '/impor/baru',
    permission: 'imports:upload',
    query: z.object({ dari: z.uuid().optional() }),
    async handle({ actor, query, page }) {
      const origin = query.dari === undefined ? null : shownImport(await found(rooms, actor, query.dari));
      page.render('officer/imports/new', { ...view, origin });
    },
  });

  mount(router, {
    method: 'post',
    path: '/impor/baru',
    permission: 'imports:upload',
    body: UploadForm,
    invalid: 'officer/imports/new',
    onInvalid: () => ({ ...view, origin: null }),
    upload: uploadRule(imports),
    async handle({ actor, body, files, page }) {
      const file = files[0];
      if (file === undefined) {
        await page.refuse([{ field: 'berkas', text: page.t('Pilih berkas CSV atau XLSX') }]);
        return;
      }
      const outcome = await imports.receive(actor, file.stored, {
        fileName: file.fileName,
        kind: body.jenis === '' ? null : body.jenis,
        source: body.sumber || undefined,
        period: body.bulan || undefined,
      });
      if (outcome.kind === 'refused') await page.refuse([{ field: 'berkas', text: [outcome.reason, outcome.remedy ?? ''].join(' ').trim() }]);
      else page.redirect(`/impor/${outcome.id}`);
    },
  });
}

/** The step of the wizard that a file waits at; null while work goes on, and when nothing is to be done. */
function nextStep({ state, mode, counts, awaitsColumns }: ImportView, mayUpload: boolean): string | null {
  if (state === 'uploaded' && awaitsColumns && mayUpload) return 'kolom';
  if (state !== 'ready') return null;
  // Mended rows that are all right need no second look: what is left is to publish them.
  return mode === 'correction' && counts.refused === 0 ? 'terbitkan' : 'pratinjau';
}

function readPages(router: Router, rooms: ImportRooms): void {
  const { database, live } = rooms;

  mount(router, {
    method: 'get',
    path: '/impor',
    permission: 'imports:read',
    async handle({ actor, page }) {
      const list = await database.read(actor, recentImports);
      const bars = barsOf(await live.now(actor), 'import', page);
      page.render('officer/imports/list', { imports: list.map(shownImport), bars, mayUpload: can(actor.role, 'imports:upload') });
    },
  });

  mount(router, {
    method: 'get',
    path: '/impor/:id',
    permission: 'imports:read',
    params: ImportId,
    async handle({ actor, params, page }) {
      const view = await found(rooms, actor, params.id);
      const step = nextStep(view, can(actor.role, 'imports:upload'));
      if (step !== null) {
        page.redirect(`/impor/${view.id}/${step}`);
        return;
      }
      const rights = { mayPublish: can(actor.role, 'imports:publish'), mayUpload: can(actor.role, 'imports:upload') };
      const batch = shownImport(view);
      const bar = batch.open ? (barsOf(await live.now(actor), 'import', page)[batch.id] ?? null) : null;
      page.render('officer/imports/show', { batch, bar, checked: view.counts.rows !== undefined, ...rights });
    },
  });

  mount(router, {
    method: 'get',
    path: '/impor/:id/ditolak.csv',
    permission: 'imports:upload',
    params: ImportId,
    async handle({ actor, params, res }) {
      const { batch, file, saved } = await rooms.imports.openForReport(actor, params.id);
      const page = (after: number) => database.read(actor, (tx) => refusedRows(tx, batch.id, after, 5000));
      res.type('text/csv').attachment(`ditolak-${batch.kind}-${batch.period}.csv`);
      await pipeline(Readable.from(refusedReport({ file, kind: batch.kind, saved }, page)), res);
    },
  });
}

function acts(router: Router, { imports }: ImportRooms): void {
  mount(router, {
    method: 'post',
    path: '/impor/:id/terbitkan',
    permission: 'imports:publish',
    params: ImportId,
    async handle({ actor, params, page }) {
      const outcome = await imports.requestPublish(actor, params.id);
      if (outcome.kind === 'refused') page.flash({ kind: 'info', text: outcome.reason });
      page.redirect(`/impor/${params.id}`);
    },
  });

  mount(router, {
    method: 'post',
    path: '/impor/:id/batal',
    permission: 'imports:upload',
    params: ImportId,
    async handle({ actor, params, page }) {
      const outcome = await imports.withdraw(actor, params.id);
      page.flash({ kind: 'info', text: outcome.kind === 'refused' ? outcome.reason : page.t('Impor dibatalkan. Data yang terbit tidak berubah.') });
      page.redirect(outcome.kind === 'refused' ? `/impor/${params.id}` : '/impor');
    },
  });
}

/** Pages that receive files, show what they would do, and publish them. */
export function importRoutes(rooms: ImportRooms): Router {
  const router = Router();
  uploadPages(router, rooms);
  readPages(router, rooms);
  wizardPages(router, rooms);
  acts(router, rooms);
  return router;
}
