import type { Role } from '../accounts/permissions.ts';
import type { Tx } from '../platform/database.ts';
import { msg } from '../web/dictionary/index.ts';

/** One number of a start page, with what makes it urgent. */
export interface HomeCount {
  readonly count: number;
  /** Age of the oldest in days; null where age says nothing. */
  readonly oldestDays: number | null;
  /** How many of them are past their day; makes the card red. */
  readonly overdue: number;
}

/** One line of the list under the numbers, most urgent first. All words in Bahasa. */
export interface HomeRow {
  readonly href: string;
  readonly title: string;
  readonly note: string;
  readonly status: { readonly text: string; readonly tone: 'neutral' | 'info' | 'wait' | 'good' | 'bad' };
  /** The legal day and the working days left; negative when passed. */
  readonly on: string | null;
  readonly left: number | null;
}

/** The one figure that a head of office reads first. */
export interface HomeFigure {
  /** A share from 0 to 1. */
  readonly share: number;
  readonly part: number;
  readonly whole: number;
  /** The day of the data behind it. */
  readonly on: string | null;
}

/** What a start page shows: the counts of its role by key, and the list. */
export interface HomeView<Key extends string = string> {
  readonly counts: Readonly<Record<Key, HomeCount>>;
  readonly rows: readonly HomeRow[];
  readonly figure?: HomeFigure;
}

interface Card {
  readonly name: string;
  readonly href: string;
}

/** The four cards of each role: their words, and where each leads. */
const CARDS = {
  officer: {
    review: { name: msg('Perlu ditinjau'), href: '/temuan' },
    answers: { name: msg('Balasan masuk'), href: '/jawaban' },
    due: { name: msg('Tenggat paling lama 2 hari kerja'), href: '/kasus?daftar=dekat' },
    failed: { name: msg('Gagal kirim'), href: '/surat?daftar=tindakan' },
  },
  enforcement: {
    proposals: { name: msg('Menunggu tanda tangan'), href: '/surat?daftar=menunggu' },
    answers: { name: msg('Balasan masuk'), href: '/jawaban' },
    due: { name: msg('Tenggat paling lama 2 hari kerja'), href: '/kasus?daftar=dekat' },
    failed: { name: msg('Gagal kirim'), href: '/surat?daftar=tindakan' },
  },
  membership: {
    complete: { name: msg('Permintaan lengkap'), href: '/penonaktifan' },
    incomplete: { name: msg('Kurang dokumen'), href: '/penonaktifan' },
    cutoff: { name: msg('Mendekati tanggal 20'), href: '/penonaktifan' },
    ending: { name: msg('Perlindungan segera berakhir'), href: '/penonaktifan' },
  },
  head: {
    open: { name: msg('Kasus terbuka'), href: '/kasus' },
    overdue: { name: msg('Lewat tenggat'), href: '/kasus?daftar=lewat' },
    signature: { name: msg('Menunggu tanda tangan'), href: '/surat?daftar=menunggu' },
    requests: { name: msg('Permintaan penonaktifan'), href: '/penonaktifan' },
  },
  auditor: {
    today: { name: msg('Kejadian hari ini'), href: '/jejak' },
    reveals: { name: msg('NIK dibuka, 7 hari terakhir'), href: '/jejak?cari=nik.' },
    exports: { name: msg('Ekspor, 7 hari terakhir'), href: '/jejak?cari=export.' },
    refused: { name: msg('Gagal masuk, 7 hari terakhir'), href: '/jejak?cari=account.wrong' },
  },
  administrator: {
    active: { name: msg('Pengguna aktif'), href: '/pengguna' },
    signedIn: { name: msg('Sedang masuk'), href: '/pengguna' },
    failed: { name: msg('Pekerjaan gagal'), href: '/pengaturan' },
    calendar: { name: msg('Hari sampai kalender habis'), href: '/pengaturan' },
  },
} as const satisfies Record<string, Record<string, Card>>;

export type HomeKind = keyof typeof CARDS;

type KeyOf<K extends HomeKind> = Extract<keyof (typeof CARDS)[K], string>;

/** What the rooms supply: for each kind of start page a read of its numbers and its list. */
export type HomeQueries = { readonly [K in HomeKind]: (tx: Tx) => Promise<HomeView<KeyOf<K>>> };

/** Which start page a role has; employers have their own under /portal. */
export const HOME_OF: Readonly<Record<Exclude<Role, 'employer' | 'system'>, HomeKind>> = {
  labour_officer: 'officer',
  provincial_inspector: 'officer',
  enforcement_officer: 'enforcement',
  membership_officer: 'membership',
  head: 'head',
  auditor: 'auditor',
  administrator: 'administrator',
};

/** One card, ready for the page. */
export interface HomeCard extends Card, HomeCount {}

/** The cards of a start page with their numbers, in their fixed order. */
export function homeCards(kind: HomeKind, view: HomeView): readonly HomeCard[] {
  const cards: Readonly<Record<string, Card>> = CARDS[kind];
  const none: HomeCount = { count: 0, oldestDays: null, overdue: 0 };
  return Object.entries(cards).map(([key, card]) => ({ ...card, ...(view.counts[key] ?? none) }));
}
