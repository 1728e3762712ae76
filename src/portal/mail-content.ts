import { formatsFor } from '../web/formats.ts';
import type { PendingMail } from './mail.queries.ts';
import type { MailTemplate } from './mail.service.ts';

/** What a mail says: plain sentences, and at most one page to open. */
export interface MailContent {
  readonly subject: string;
  readonly lines: readonly string[];
  /** A path inside the site, and the words on the link. */
  readonly link: { readonly path: string; readonly words: string } | null;
}

type Data = PendingMail['data'];

const formats = formatsFor('id');
const day = (value: string) => formats.day(value);
const text = (data: Data, name: string) => String(data[name] ?? '');
const count = (data: Data, name: string) => formats.number(Number(data[name] ?? 0));
const requestLink = (data: Data) => ({ path: text(data, 'path'), words: 'Buka permintaan' });
const TASKS = { path: '/tugas', words: 'Buka daftar tugas' };

const CONTENT: Readonly<Record<Exclude<MailTemplate, 'one-time-code'>, (data: Data) => MailContent>> = {
  'contact-added': () => ({
    subject: 'Kontak baru untuk perusahaan Anda',
    lines: ['Petugas mencatat satu kontak lagi yang dapat menjawab surat untuk perusahaan Anda.', 'Bila ini tidak benar, segera hubungi kantor yang mengirim surat.'],
    link: null,
  }),
  'contact-ended': () => ({
    subject: 'Alamat Anda tidak lagi dipakai',
    lines: ['Petugas mengakhiri alamat ini sebagai kontak perusahaan. Anda tidak dapat masuk lagi.', 'Bila ini tidak benar, hubungi kantor yang mengirim surat.'],
    link: null,
  }),
  'answers-received': (data) => ({
    subject: `Jawaban diterima: ${text(data, 'number')}`,
    lines: [`Kami menerima ${count(data, 'answers')} jawaban dengan nomor tanda terima ${text(data, 'number')}.`, 'Petugas memeriksa jawaban Anda. Anda menerima surat elektronik setelah ada keputusan.'],
    link: TASKS,
  }),
  'answers-decided': (data) => ({
    subject: `Keputusan atas jawaban ${text(data, 'number')}`,
    lines: [`Diterima: ${count(data, 'accepted')}. Ditolak: ${count(data, 'rejected')}.`, 'Alasan setiap keputusan ada pada daftar tugas. Jawaban yang ditolak dapat Anda perbaiki.'],
    link: TASKS,
  }),
  'coverage-received': (data) => ({
    subject: `Permintaan penonaktifan diterima: ${text(data, 'number')}`,
    lines: [
      `Kami menerima permintaan ${text(data, 'number')}. Batas pemrosesannya ${day(text(data, 'cutOff'))}.`,
      Number(data['missing'] ?? 0) > 0 ? 'Masih ada dokumen yang kurang. Lengkapi sebelum batas itu.' : 'Semua dokumen lengkap. Petugas akan memutusnya.',
    ],
    link: requestLink(data),
  }),
  'coverage-missing-piece': (data) => ({
    subject: `Dokumen kurang: ${text(data, 'number')}`,
    lines: [`Petugas meminta dokumen berikut: ${text(data, 'document')}.`, 'Penjelasannya ada pada halaman permintaan.'],
    link: requestLink(data),
  }),
  'coverage-approved': (data) => ({
    subject: `Permintaan penonaktifan disetujui: ${text(data, 'number')}`,
    lines: [
      `Pekerja dalam permintaan ini dijamin lewat perusahaan Anda sampai ${day(text(data, 'coveredUntil'))}.`,
      Number(data['protected'] ?? 0) > 0
        ? 'Setelah pemutusan hubungan kerja mereka dan keluarganya tetap dijamin paling lama 6 bulan tanpa iuran. Beri tahu mereka.'
        : 'Beri tahu mereka untuk mengurus segmen kepesertaan berikutnya.',
    ],
    link: requestLink(data),
  }),
  'coverage-refused': (data) => ({
    subject: `Permintaan penonaktifan ditolak: ${text(data, 'number')}`,
    lines: ['Permintaan ini tidak disetujui. Pekerja di dalamnya tetap menjadi peserta.', 'Alasannya ada pada halaman permintaan.'],
    link: requestLink(data),
  }),
};

/** The words of a mail; the mail with a one-time code has a template of its own. */
export function mailContent(template: Exclude<MailTemplate, 'one-time-code'>, data: Data): MailContent {
  return CONTENT[template](data);
}
