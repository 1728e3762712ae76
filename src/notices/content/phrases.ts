import { counted, longDay, weekdayAndDay } from '../indonesian.ts';
import type {
  AddressedCompany,
  Authority,
  Breach,
  EarlierLetter,
  Issue,
  LetterFacts,
  Term,
} from '../letter-facts.ts';
import { paragraph, point, strong, type Block, type Run } from './body.ts';

/** Provisions that more than one kind of letter rests on, named as official letters name them. */
export const LAW = {
  duty: 'Undang-Undang Nomor 24 Tahun 2011 Pasal 15 ayat (1) dan ayat (2)',
  regulation: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 3',
  sanctions: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 5 ayat (2)',
  firstWarning: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 6 dan Pasal 10 ayat (1)',
  secondWarning: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 6 dan Pasal 10 ayat (2)',
  fine: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 7 dan Pasal 10 ayat (3) sampai dengan ayat (5)',
  denial: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 8, Pasal 9 ayat (1), dan Pasal 10 ayat (6)',
  lifting: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 10 ayat (7) dan ayat (8)',
  report: 'Peraturan Pemerintah Nomor 86 Tahun 2013 Pasal 13 ayat (5)',
} as const;

/** The opening of every letter. */
export const OPENING = paragraph('Dengan hormat,');

/** The close of a letter to the employer. */
export const CLOSING = paragraph(
  'Demikian surat ini kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
);

/** The close of a letter to an authority. */
export const CLOSING_AUTHORITY = paragraph(
  'Demikian kami sampaikan. Atas perhatian dan kerja sama yang baik, kami ucapkan terima kasih.',
);

/** Yth. of a letter to the firm. */
export function toCompany(company: AddressedCompany): readonly string[] {
  return ['Yth. Pimpinan', company.name, company.address, company.regency];
}

/** Yth. of a letter to an authority. */
export function toAuthority(authority: Authority): readonly string[] {
  return [`Yth. ${authority.name}`, `di ${authority.city}`];
}

/** "10 (sepuluh) hari kerja". */
export function termWords({ days, unit }: Term): string {
  return `${counted(days)} ${unit === 'working' ? 'hari kerja' : 'hari kalender'}`;
}

/** What was found, as one sentence without its subject. */
export function breachWords(breach: Breach): string {
  const { registered, workers, unregisteredWorkers, shortWages } = breach;
  const parts = [
    ...(registered ? [] : ['belum mendaftarkan dirinya sebagai pemberi kerja']),
    ...(unregisteredWorkers > 0
      ? [`belum mendaftarkan ${counted(unregisteredWorkers)} dari ${counted(workers)} pekerja`]
      : []),
    ...(shortWages > 0
      ? [`melaporkan upah ${counted(shortWages)} pekerja lebih rendah daripada data wajib lapor`]
      : []),
  ];
  const [first = 'belum memenuhi kewajibannya', ...rest] = parts;
  return rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} serta ${rest.at(-1) ?? ''}`;
}

/** Where the finding comes from and what it is. */
export function findingPoint(facts: LetterFacts): Block {
  const { company, registerAsOf, enrolmentAsOf, breach, workers } = facts;
  return point(
    `Berdasarkan pengawasan dan pemeriksaan atas data wajib lapor ketenagakerjaan per ${longDay(registerAsOf)} dan data kepesertaan `,
    `Pekerja Penerima Upah (PPU) per ${longDay(enrolmentAsOf)}, `,
    strong(company.name),
    ` ${breachWords(breach)}.`,
    workers.length > 0 ? ' Rinciannya tercantum dalam lampiran surat ini.' : '',
  );
}

/** The employer's duties that the breach leaves open, as lettered points. */
export function duties(breach: Breach): readonly string[] {
  return [
    ...(breach.registered ? [] : ['mendaftarkan diri sebagai pemberi kerja kepada BPJS Kesehatan;']),
    ...(breach.unregisteredWorkers > 0
      ? ['mendaftarkan seluruh pekerja beserta anggota keluarganya sebagai peserta;']
      : []),
    ...(breach.shortWages > 0 ? ['melaporkan upah yang sebenarnya diterima setiap pekerja;'] : []),
    'menyampaikan bukti pemenuhan, atau tanggapan beserta buktinya bila data di atas tidak sesuai.',
  ];
}

/** The term of a warning: its length, what starts it, and the day before which it cannot end. */
export function termRuns(term: Term, issue: Issue): readonly Run[] {
  const { earliestDueOn } = issue;
  return [
    'dalam jangka waktu paling lama ',
    strong(termWords(term)),
    ' terhitung sejak surat ini Saudara terima. ',
    ...(earliestDueOn === null
      ? []
      : [
          'Jangka waktu tersebut berakhir paling cepat pada ',
          strong(weekdayAndDay(earliestDueOn)),
          ' pukul 23.59 waktu setempat.',
        ]),
  ];
}

/** The same for the e-mail and the screen, as one sentence. */
export function termSentence(term: Term, issue: Issue): string {
  const { earliestDueOn } = issue;
  const length = `Paling lama ${termWords(term)} sejak surat diterima`;
  return earliestDueOn === null
    ? `${length}.`
    : `${length}, dan paling cepat berakhir pada ${weekdayAndDay(earliestDueOn)}.`;
}

/** How to answer, in every letter to the firm. */
export function answerPoint(issue: Issue | null): Block {
  const where = issue?.checkUrl ? ' melalui laman yang tercantum pada kode QR surat ini atau' : '';
  return point(
    `Tanggapan dan bukti dapat Saudara sampaikan${where} langsung ke kantor kami pada jam kerja. Pelayanan ini tidak dipungut biaya.`,
  );
}

/** "Nomor … tanggal …, diterima …". */
export function quoted(letter: EarlierLetter): string {
  const served = letter.servedOn === null ? '' : `, diterima tanggal ${longDay(letter.servedOn)}`;
  const due = letter.dueOn === null ? '' : `, berakhir tanggal ${longDay(letter.dueOn)}`;
  return `Nomor ${letter.number} tanggal ${longDay(letter.on)}${served}${due}`;
}

/** The firm, label by label, for letters to an authority. */
export function particularsOf(facts: LetterFacts): Block {
  const { company, caseNumber, breach } = facts;
  return {
    kind: 'particulars',
    rows: [
      ['Nama pemberi kerja', company.name],
      ['Nomor Induk Berusaha', company.nib ?? 'tidak tercatat'],
      ['Alamat', `${company.address}, ${company.regency}`],
      ['Jumlah pekerja', `${counted(breach.workers)} orang menurut data wajib lapor`],
      ['Nomor kasus', caseNumber],
    ],
  };
}
