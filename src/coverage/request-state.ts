import { documentsOf, missingEvidence, type EvidenceId, type EvidenceNeed } from '../law/evidence.ts';

/** Where a request stands: something is missing, ready to decide, decided, or taken back. */
export type RequestStatus = 'incomplete' | 'complete' | 'approved' | 'refused' | 'cancelled';

/** The name of each status as people read it. */
export const STATUS_NAMES: Readonly<Record<RequestStatus, string>> = {
  incomplete: 'Belum lengkap',
  complete: 'Lengkap',
  approved: 'Disetujui',
  refused: 'Ditolak',
  cancelled: 'Dibatalkan',
};

/** Most files that one request may carry. */
export const MOST_FILES = 20;

/** One file and the document that it is. */
export interface Piece {
  readonly evidenceId: string;
  readonly document: EvidenceId;
}

/** A deactivation request as its history tells it. */
export interface RequestState {
  readonly requestedBy: string;
  /** What the reason asks for, by the rule of the day of the event. */
  readonly needs: readonly EvidenceNeed[];
  readonly pieces: readonly Piece[];
  /** Documents that the desk asked for again, with its words to the employer. */
  readonly asked: Readonly<Partial<Record<EvidenceId, string>>>;
  /** Sent, and with it the statement of full responsibility given. */
  readonly sent: boolean;
  /** Number of the layoff report as the labour office confirmed it. */
  readonly receipt: string | null;
  readonly outcome: 'approved' | 'refused' | 'cancelled' | null;
}

export type RequestEvent =
  | { readonly kind: 'started'; readonly requestedBy: string; readonly needs: readonly EvidenceNeed[] }
  | { readonly kind: 'evidence-added'; readonly evidenceId: string; readonly document: EvidenceId }
  | { readonly kind: 'evidence-removed'; readonly evidenceId: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'piece-asked'; readonly document: EvidenceId; readonly words: string }
  | { readonly kind: 'report-confirmed'; readonly receipt: string }
  | { readonly kind: 'approved' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'cancelled' };

export type RequestCommand =
  | { readonly kind: 'add-evidence'; readonly evidenceId: string; readonly document: EvidenceId }
  | { readonly kind: 'remove-evidence'; readonly evidenceId: string }
  | { readonly kind: 'send' }
  | { readonly kind: 'ask'; readonly document: EvidenceId; readonly words: string }
  | { readonly kind: 'confirm-report'; readonly receipt: string }
  | { readonly kind: 'approve' }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'cancel' };

/** An expected "no", with the reason to show. */
export interface RequestRefusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** What a command leads to. */
export type Decision = RequestRefusal | { readonly kind: 'accepted'; readonly event: RequestEvent };

/** The state before the first event. */
export const NOTHING: RequestState = {
  requestedBy: '',
  needs: [],
  pieces: [],
  asked: {},
  sent: false,
  receipt: null,
  outcome: null,
};

/** The chosen members are the list of leavers; a signed list is a document of its own. */
const LIST: EvidenceId = 'worker_list';
const STATEMENT: EvidenceId = 'responsibility_statement';
const REPORT: EvidenceId = 'layoff_report_receipt';

/**
 * The documents that are there. Beside the files these are: the list of leavers, which the request itself is;
 * the statement of full responsibility, given by sending; the receipt, once the labour office confirmed it.
 * A document that was asked for again does not count until it comes anew.
 */
export function providedDocuments(state: RequestState): ReadonlySet<EvidenceId> {
  const provided = new Set<EvidenceId>([LIST, ...state.pieces.map((piece) => piece.document)]);
  if (state.sent) provided.add(STATEMENT);
  if (state.receipt !== null) provided.add(REPORT);
  return new Set([...provided].filter((document) => state.asked[document] === undefined));
}

/** The needs that are not met yet, in the order of the checklist. */
export function missingNeeds(state: RequestState): readonly EvidenceNeed[] {
  return missingEvidence(state.needs, providedDocuments(state));
}

/** May this document be asked for and sent with this request? */
export function belongs(state: RequestState, document: EvidenceId): boolean {
  return state.needs.some((need) => documentsOf(need).includes(document));
}

/** Does this request rest on a layoff report to the labour office? */
export function needsReport(state: RequestState): boolean {
  return belongs(state, REPORT);
}

/** Where the request stands. Before it is sent it is never complete. */
export function statusOf(state: RequestState): RequestStatus {
  if (state.outcome !== null) return state.outcome;
  const whole = missingNeeds(state).length === 0 && Object.keys(state.asked).length === 0;
  return state.sent && whole ? 'complete' : 'incomplete';
}

function withoutAsked(state: RequestState, document: EvidenceId): RequestState['asked'] {
  return Object.fromEntries(Object.entries(state.asked).filter(([asked]) => asked !== document));
}

/** The state after an event. Every event of the history fits, so this never refuses. */
export function evolve(state: RequestState, event: RequestEvent): RequestState {
  switch (event.kind) {
    case 'started':
      return { ...NOTHING, requestedBy: event.requestedBy, needs: event.needs };
    case 'evidence-added': {
      const piece = { evidenceId: event.evidenceId, document: event.document };
      return { ...state, pieces: [...state.pieces, piece], asked: withoutAsked(state, event.document) };
    }
    case 'evidence-removed':
      return { ...state, pieces: state.pieces.filter((piece) => piece.evidenceId !== event.evidenceId) };
    case 'sent':
      return { ...state, sent: true };
    case 'piece-asked':
      return { ...state, asked: { ...state.asked, [event.document]: event.words } };
    case 'report-confirmed':
      return { ...state, receipt: event.receipt, asked: withoutAsked(state, REPORT) };
    case 'approved':
    case 'refused':
    case 'cancelled':
      return { ...state, outcome: event.kind };
  }
}

const no = (reason: string): Decision => ({ kind: 'refused', reason });
const yes = (event: RequestEvent): Decision => ({ kind: 'accepted', event });

const DECIDED = 'Permintaan ini sudah selesai dan tidak dapat diubah.';
const NOT_SENT = 'Permintaan ini belum dikirim oleh pemberi kerja.';
const OWN = 'Yang mengajukan tidak boleh memutus permintaannya sendiri.';

function decideEvidence(state: RequestState, command: Extract<RequestCommand, { kind: 'add-evidence' | 'remove-evidence' }>): Decision {
  const { evidenceId } = command;
  if (command.kind === 'remove-evidence') {
    if (state.sent) return no('Bukti yang sudah dikirim tidak dapat dihapus. Unggah berkas yang benar sebagai tambahan.');
    if (!state.pieces.some((piece) => piece.evidenceId === evidenceId)) return no('Berkas ini tidak ada dalam permintaan.');
    return yes({ kind: 'evidence-removed', evidenceId });
  }
  if (!belongs(state, command.document)) return no('Bukti ini tidak diminta untuk alasan tersebut.');
  if (state.pieces.length >= MOST_FILES) return no(`Satu permintaan memuat paling banyak ${MOST_FILES} berkas.`);
  return yes({ kind: 'evidence-added', evidenceId, document: command.document });
}

function decideDesk(state: RequestState, command: Extract<RequestCommand, { kind: 'ask' | 'confirm-report' | 'approve' | 'refuse' }>, by: string): Decision {
  if (!state.sent) return no(NOT_SENT);
  if (by === state.requestedBy) return no(OWN);
  switch (command.kind) {
    case 'ask':
      if (!belongs(state, command.document)) return no('Dokumen ini tidak diminta untuk alasan tersebut.');
      return command.words.trim() === '' ? no('Tulis apa yang masih kurang.') : yes({ kind: 'piece-asked', document: command.document, words: command.words.trim() });
    case 'confirm-report':
      if (!needsReport(state)) return no('Alasan ini tidak memerlukan laporan PHK.');
      return command.receipt.trim() === '' ? no('Tulis nomor tanda terima laporan PHK.') : yes({ kind: 'report-confirmed', receipt: command.receipt.trim() });
    case 'approve':
      return statusOf(state) === 'complete' ? yes({ kind: 'approved' }) : no('Permintaan ini belum lengkap.');
    case 'refuse':
      return command.reason.trim() === '' ? no('Tulis alasan penolakan.') : yes({ kind: 'refused', reason: command.reason.trim() });
  }
}

/**
 * May this be done now, and what happens then?
 *
 * @param by who acts; whoever requested never decides.
 */
export function decide(state: RequestState, command: RequestCommand, by: string): Decision {
  if (state.outcome !== null) return no(DECIDED);
  switch (command.kind) {
    case 'add-evidence':
    case 'remove-evidence':
      return decideEvidence(state, command);
    case 'send':
      return state.sent ? no('Permintaan ini sudah dikirim.') : yes({ kind: 'sent' });
    case 'cancel':
      return yes({ kind: 'cancelled' });
    case 'ask':
    case 'confirm-report':
    case 'approve':
    case 'refuse':
      return decideDesk(state, command, by);
  }
}
