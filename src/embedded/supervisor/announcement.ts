import { ROLE_NAMES } from '../../accounts/permissions.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../demo/people.ts';

/** What the person who typed `npm start` needs to know. */
export interface Announcement {
  readonly address: string;
  readonly demo: boolean;
  readonly inbox: string | undefined;
  /** Where the embedded database keeps its data; undefined for a database of one's own. */
  readonly data: string | undefined;
  readonly relocated: boolean;
}

const RULE = '─'.repeat(76);

function demoLines(): string[] {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ role }) => ROLE_NAMES[role].length));
  return [
    '',
    `Masuk sebagai (kata sandi semua orang: ${DEMO_PASSWORD})`,
    ...DEMO_ACCOUNTS.map(({ role, email }) => `  ${ROLE_NAMES[role].padEnd(width)}  ${email}`),
    'Kode verifikasi enam angka tampil di halaman masuk selama peragaan.',
    'Pemberi kerja masuk lewat tautan di surat; kode sekali pakai ada di kotak surat.',
  ];
}

/** The one block that `npm start` prints, ending with the line that programs wait for. */
export function announcementText(facts: Announcement): string {
  const lines = [
    RULE,
    `Alamat        ${facts.address}`,
    ...(facts.inbox === undefined ? [] : [`Kotak surat   ${facts.inbox}`]),
    ...(facts.data === undefined ? [] : [`Data          ${facts.data}`]),
    ...(facts.relocated
      ? [
          'PERINGATAN    Data berada di folder sementara dan dapat hilang. Arahkan PATUH_DATA ke folder yang terbuka.',
        ]
      : []),
    ...(facts.demo ? demoLines() : []),
    '',
    'Tekan Ctrl-C untuk berhenti.',
    RULE,
    `Patuh siap: ${facts.address}`,
  ];
  return lines.join('\n');
}
