import type { LocalDate } from '../../law/calendar.ts';
import type { SourceId } from '../../law/sources.ts';
import { currentLetter, type By, type CaseCommand, type LadderCase } from './ladder-case.ts';

/** What a condition looks at. Without a command only the case, the person and the day are judged. */
export interface Circumstances {
  readonly kase: LadderCase;
  readonly by: By;
  readonly today: LocalDate;
  readonly command?: CaseCommand;
}

/** A condition of a move, with the reason shown when it fails. */
export interface RequirementRule {
  readonly reason: string;
  readonly basis: readonly SourceId[];
  readonly met: (circumstances: Circumstances) => boolean;
}

function rule(reason: string, met: RequirementRule['met'], basis: readonly SourceId[] = []): RequirementRule {
  return { reason, basis, met };
}

/** A condition on what the command itself says; it holds as long as no command is given. */
function onCommand(met: (command: CaseCommand, circumstances: Circumstances) => boolean): RequirementRule['met'] {
  return (circumstances) => circumstances.command === undefined || met(circumstances.command, circumstances);
}

function dayBetween(day: LocalDate, earliest: LocalDate | undefined, today: LocalDate): boolean {
  return day <= today && (earliest === undefined || day >= earliest);
}

/** Art 10(7): a firm that was not registered must also have paid its fine; wrong data need only be put right. */
function isSettled({ cured, breach, finePaid }: LadderCase): boolean {
  return cured && (breach === 'data' || finePaid);
}

/** Every condition that the transition table names. */
export const REQUIREMENTS = {
  not_held: rule('Kasus sedang ditahan. Lanjutkan kasus lebih dahulu.', ({ kase }) => kase.hold === null),
  held: rule('Kasus tidak sedang ditahan.', ({ kase }) => kase.hold !== null),
  nothing_proposed: rule('Masih ada usulan surat yang menunggu tanda tangan.', ({ kase }) => kase.proposal === null),
  proposed: rule('Tidak ada usulan surat yang menunggu.', ({ kase }) => kase.proposal !== null),
  same_proposal: rule(
    'Usulan surat ini sudah berubah. Muat ulang halaman.',
    onCommand((command, { kase }) =>
      command.kind === 'sign' && command.letterId === kase.proposal?.letterId && command.letter === kase.proposal.letter),
  ),
  other_signer: rule(
    'Pengusul tidak boleh menandatangani usulannya sendiri.',
    ({ kase, by }) => kase.proposal?.proposerId !== by.id,
    ['pp-86-2013-6'],
  ),
  own_or_signer: rule(
    'Hanya pengusul atau petugas pemeriksa yang dapat membatalkan usulan.',
    ({ kase, by }) => by.role === 'enforcement_officer' || kase.proposal?.proposerId === by.id,
  ),
  current_letter: rule(
    'Surat ini bukan surat yang sedang berlaku pada kasus.',
    onCommand((command, { kase }) => 'letterId' in command && command.letterId === currentLetter(kase)?.letterId),
  ),
  served: rule('Penerimaan surat belum dicatat.', ({ kase }) => (currentLetter(kase)?.servedOn ?? null) !== null, ['uu-30-2014-60']),
  not_served: rule('Penerimaan surat sudah dicatat.', ({ kase }) => (currentLetter(kase)?.servedOn ?? null) === null),
  service_day_possible: rule(
    'Tanggal penerimaan tidak boleh sebelum surat ditandatangani atau sesudah hari ini.',
    onCommand((command, { kase, today }) =>
      command.kind === 'recordService' && dayBetween(command.servedOn, currentLetter(kase)?.signedOn, today)),
  ),
  payment_day_possible: rule(
    'Tanggal pelunasan tidak boleh sebelum denda ditandatangani atau sesudah hari ini.',
    onCommand((command, { kase, today }) => {
      const imposedOn = kase.letters.find(({ letter }) => letter === 'fine')?.signedOn;
      return command.kind === 'recordPayment' && dayBetween(command.paidOn, imposedOn, today);
    }),
  ),
  authority_day_possible: rule(
    'Tanggal itu tidak boleh sebelum surat permohonan atau sesudah hari ini.',
    onCommand((command, { kase, today }) => {
      const requestedOn = currentLetter(kase)?.signedOn;
      if (command.kind === 'imposeDenial') return dayBetween(command.imposedOn, requestedOn, today);
      return command.kind === 'liftDenial' && dayBetween(command.liftedOn, requestedOn, today);
    }),
  ),
  term_over: rule(
    'Tenggat surat sebelumnya belum lewat.',
    ({ kase, today }) => {
      const dueOn = currentLetter(kase)?.dueOn ?? null;
      return dueOn !== null && today > dueOn;
    },
    ['pp-86-2013-6', 'pp-86-2013-10-2'],
  ),
  deadline_not_handled: rule('Tenggat surat ini sudah ditindaklanjuti.', ({ kase }) => currentLetter(kase)?.deadlinePassed === false),
  fine_unpaid: rule('Denda sudah lunas.', ({ kase }) => !kase.finePaid, ['pp-86-2013-10-6']),
  fine_paid: rule('Denda belum lunas.', ({ kase }) => kase.finePaid, ['pp-86-2013-10-5']),
  cured: rule('Masih ada temuan yang belum selesai.', ({ kase }) => kase.cured, ['pp-86-2013-10-7']),
  not_cured: rule('Kewajiban sudah dinyatakan terpenuhi.', ({ kase }) => !kase.cured),
  sanction_settled: rule(
    'Sanksi baru dapat dicabut setelah kewajiban terpenuhi dan denda yang wajib sudah lunas.',
    ({ kase }) => isSettled(kase),
    ['pp-86-2013-10-7'],
  ),
  not_reported: rule('Kasus sudah dilaporkan ke pengawas ketenagakerjaan.', ({ kase }) => !kase.reportedToLabour),
  reason_given: rule('Tulis alasannya.', onCommand((command) => 'reason' in command && command.reason.trim() !== '')),
} as const satisfies Record<string, RequirementRule>;

export type RequirementId = keyof typeof REQUIREMENTS;

/** The first condition that fails, in the order of the move; undefined when all hold. */
export function firstUnmet(requires: readonly RequirementId[], circumstances: Circumstances): RequirementId | undefined {
  return requires.find((id) => !REQUIREMENTS[id].met(circumstances));
}
