import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Router, type Express } from 'express';
import { z } from 'zod';
import { Conflict, Unavailable } from '../../src/errors.ts';
import type { Role } from '../../src/accounts/permissions.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { text } from '../../src/web/forms.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { intoFolder } from '../../src/web/uploads.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-web-'));

/** Where the test application puts uploads and compiled styles. */
export const uploadFolder = folder;

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Pages that exist for these tests only: `/uji/masuk/<role>` signs in, the others try each kind of answer. */
function testRoutes(): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/uji/masuk/:role',
    permission: 'public',
    params: z.object({ role: z.string() }),
    async handle({ params, req, page }) {
      await signIn(req, params.role === 'employer' ? 'employer' : 'staff', params.role);
      page.redirect('/galeri');
    },
  });
  mount(router, {
    method: 'get',
    path: '/uji/tanda-tangan',
    permission: 'letters:sign',
    handle: ({ page }) =>
      page.render('errors/404', { id: 'x', reason: null, remedy: null, right: null, holders: [] }),
  });
  mount(router, {
    method: 'get',
    path: '/uji/rusak',
    permission: 'public',
    handle: () => Promise.reject(new Error('rahasia dapur')),
  });
  mount(router, {
    method: 'get',
    path: '/uji/berebut',
    permission: 'public',
    handle: () => Promise.reject(new Conflict('Kasus sudah ditutup.')),
  });
  mount(router, {
    method: 'get',
    path: '/uji/mati',
    permission: 'public',
    handle: () => Promise.reject(new Unavailable('Tunggu.')),
  });
  mount(router, {
    method: 'get',
    path: '/uji/batas',
    permission: 'public',
    limit: 'export',
    handle: ({ res }) => void res.send('ok'),
  });
  mount(router, {
    method: 'post',
    path: '/uji/unggah',
    permission: 'public',
    body: z.object({ catatan: text('Tulis catatan') }),
    upload: { fields: ['bukti'], maxBytes: 1000, maxFiles: 2, ...intoFolder(folder) },
    invalid: 'gallery/index',
    handle: ({ body, files, res }) =>
      void res.json({ body, files: files.map(({ fileName, size, sha256 }) => ({ fileName, size, sha256 })) }),
  });
  return router;
}

/** The shell with the test pages; people are named by their role. */
export function shellUnderTest(publicUrl = 'http://127.0.0.1'): Promise<Express> {
  return createShell({
    config: { demo: true, publicUrl, sessionKey: 'k'.repeat(64), trustedProxies: 1, dataDirectory: folder },
    pool: null,
    log: createLogger('silent', 'test'),
    identify: ({ kind, id }) =>
      Promise.resolve(
        id === 'gone'
          ? null
          : {
              actor: {
                kind,
                id,
                name: 'Rina <b>',
                role: id as Role,
                officeId: 1,
                jurisdictions: [1],
                companyId: null,
              },
              place: 'Dinas & Kantor',
              title: 'Petugas Dinas Tenaga Kerja',
            },
      ),
    checks: [
      { name: 'database', required: true, check: () => Promise.resolve() },
      { name: 'redis', required: false, check: () => Promise.reject(new Error('away')) },
    ],
    info: { version: '0.1.0' },
    routers: [testRoutes()],
  });
}
