import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { startMailbox, type Mailbox } from '../../src/embedded/mailbox/mailbox.ts';
import { linked } from '../../src/embedded/mailbox/pages.ts';

let directory = '';
let mailbox: Mailbox;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-mailbox-'));
  mailbox = await startMailbox({ directory, host: '127.0.0.1', pagePort: 0 });
});
afterAll(async () => {
  await mailbox.stop();
  rmSync(directory, { recursive: true });
});

async function send(subject: string) {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: 'Patuh <no-reply@patuh.example>',
    to: 'hrd@contoh.example',
    subject,
    text: 'Buka http://127.0.0.1:3000/surat/K7M2?a=1&b=2.',
    html: '<p>Buka <a href="http://127.0.0.1:3000/surat/K7M2">surat</a></p><script>alert(1)</script>',
    attachments: [
      {
        filename: 'Surat Teguran.pdf',
        contentType: 'application/pdf',
        content: Buffer.from('%PDF-1.7 contoh'),
      },
      { filename: 'halaman.html', contentType: 'text/html', content: '<script>alert(2)</script>' },
    ],
  });
  transport.close();
}

const get = (address: string) => fetch(`${mailbox.pageUrl}${address}`);

interface Line {
  readonly id: string;
  readonly subject: string;
  readonly to: string;
}
const list = async () => (await (await get('/pesan.json')).json()) as readonly [Line, ...Line[]];

describe('the demonstration inbox', () => {
  it('lists what arrived, newest first, with markup as plain text', async () => {
    expect(await (await get('/')).text()).toContain('Belum ada surat');
    await send('Teguran <b>pertama</b>');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await send('Teguran kedua');
    expect((await list()).map(({ subject }) => subject)).toEqual(['Teguran kedua', 'Teguran <b>pertama</b>']);
    const html = await (await get('/')).text();
    expect(html).toContain('Teguran &lt;b&gt;pertama&lt;/b&gt;');
    expect(html).toContain('hrd@contoh.example');
  });

  it('shows one message with clickable links, its headers, and its body in a sandbox', async () => {
    const [{ id }] = await list();
    const response = await get(`/pesan/${id}`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).toContain('href="http://127.0.0.1:3000/surat/K7M2?a=1&amp;b=2"');
    expect(html).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(html).toContain('no-reply@patuh.example');
    const body = await get(`/pesan/${id}/isi`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(body.headers.get('content-security-policy')).not.toContain('allow-scripts');
  });

  it('opens a PDF in the browser and saves anything else', async () => {
    const [{ id }] = await list();
    const pdf = await get(`/pesan/${id}/lampiran/0`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''Surat%20Teguran.pdf");
    expect(await pdf.text()).toBe('%PDF-1.7 contoh');
    const page = await get(`/pesan/${id}/lampiran/1`);
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each(['/pesan/../../etc/passwd', '/pesan/0000000000000-00000000', '/pesan/x', '/apa'])(
    'does not find %s',
    async (address) => {
      expect((await get(address)).status).toBe(404);
    },
  );

  it('keeps messages from one start to the next', async () => {
    const second = await startMailbox({ directory, host: '127.0.0.1', pagePort: 0 });
    const again = (await (await fetch(`${second.pageUrl}/pesan.json`)).json()) as Line[];
    await second.stop();
    expect(again).toHaveLength(2);
  });

  it('links addresses without the sign that ends the sentence', () => {
    expect(linked('Lihat https://a.example/x.')).toBe(
      'Lihat <a href="https://a.example/x" target="_blank" rel="noreferrer">https://a.example/x</a>.',
    );
    expect(linked('<script>')).toBe('&lt;script&gt;');
  });
});
