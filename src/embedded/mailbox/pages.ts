import type { StoredMail } from './store.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe inside a page. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const two = (value: number) => String(value).padStart(2, '0');

function moment(at: Date): string {
  return `${at.getDate()} ${MONTHS[at.getMonth()] ?? ''} ${at.getFullYear()} ${two(at.getHours())}.${two(at.getMinutes())}`;
}

/** Escapes a plain text and makes its web addresses clickable. */
export function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 0
        ? escapeHtml(part)
        : `<a href="${escapeHtml(part)}" target="_blank" rel="noreferrer">${escapeHtml(part)}</a>`,
    )
    .join('');
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Kotak surat peragaan</title><link rel="stylesheet" href="/gaya.css"></head>
<body>
<header><a href="/">Kotak surat peragaan</a><p>Surat di sini tidak pernah keluar dari komputer ini.</p></header>
<main>${main}</main>
</body>
</html>
`;
}

function listLine(mail: StoredMail): string {
  const files =
    mail.attachments.length > 0 ? `<span class="tag">${mail.attachments.length} lampiran</span>` : '';
  return `<li><a href="/pesan/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong>
<span>Kepada ${escapeHtml(mail.to)}</span><span>${moment(mail.receivedAt)} ${files}</span></a></li>`;
}

/** All messages, newest first. */
export function listPage(mails: readonly StoredMail[]): string {
  const lines = mails.map(listLine).join('\n');
  const empty = '<p>Belum ada surat. Surat yang dikirim Patuh akan muncul di sini.</p>';
  return page(
    'Surat masuk',
    `<h1>Surat masuk</h1>${lines === '' ? empty : `<ul class="mails">${lines}</ul>`}`,
  );
}

function attachmentLines(mail: StoredMail): string {
  if (mail.attachments.length === 0) return '';
  const lines = mail.attachments.map(
    (file, index) =>
      `<li><a href="/pesan/${mail.id}/lampiran/${index}" target="_blank">${escapeHtml(file.name)}</a> (${Math.ceil(file.bytes.length / 1024)} kB)</li>`,
  );
  return `<h2>Lampiran</h2><ul>${lines.join('')}</ul>`;
}

/** One message: who, what, attachments, the formatted body in a frame of its own, the plain body and the headers. */
export function mailPage(mail: StoredMail): string {
  const frame =
    mail.html === undefined
      ? ''
      : `<h2>Isi</h2><iframe title="Isi surat" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/pesan/${mail.id}/isi"></iframe>`;
  const headers = mail.headers.map(([name, value]) => `${escapeHtml(name)}: ${escapeHtml(value)}`).join('\n');
  return page(
    mail.subject,
    `<p><a href="/">Kembali ke daftar</a></p><h1>${escapeHtml(mail.subject)}</h1>
<dl><dt>Dari</dt><dd>${escapeHtml(mail.from)}</dd><dt>Kepada</dt><dd>${escapeHtml(mail.to)}</dd>
<dt>Diterima</dt><dd>${moment(mail.receivedAt)}</dd></dl>
${attachmentLines(mail)}${frame}
<h2>Isi sebagai teks</h2><pre>${linked(mail.text)}</pre>
<details><summary>Kepala surat</summary><pre>${headers}</pre></details>`,
  );
}

/** The formatted body, for the frame: its links open outside the frame. */
export function bodyPage(mail: StoredMail): string {
  return `<!doctype html><base target="_blank">${mail.html ?? ''}`;
}

/** There is no such message. */
export function missingPage(): string {
  return page(
    'Tidak ditemukan',
    '<h1>Surat ini tidak ditemukan</h1><p><a href="/">Kembali ke daftar</a></p>',
  );
}

export const STYLES = `
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 "Public Sans", system-ui, sans-serif; color: #12263a; background: #fff; }
header { background: #0b3d5c; color: #fff; padding: .75rem 1rem; }
header a { color: #fff; font-weight: 700; text-decoration: none; } header p { margin: 0; font-size: .875rem; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.125rem; margin-top: 1.5rem; }
a { color: #0b5c8a; } a:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; }
.mails { list-style: none; padding: 0; margin: 0; }
.mails a { display: block; padding: .75rem 0; border-bottom: 1px solid #c3ccd4; color: inherit; text-decoration: none; }
.mails a:hover strong { text-decoration: underline; } .mails strong, .mails span { display: block; }
.mails span { font-size: .875rem; color: #445463; } .mails .tag { display: inline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; } dd { margin: 0; }
pre { white-space: pre-wrap; background: #f3f6f8; padding: 1rem; margin: 0; font: .9375rem/1.5 ui-monospace, monospace; }
iframe { width: 100%; height: 32rem; border: 1px solid #c3ccd4; background: #fff; }
`;
