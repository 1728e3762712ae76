import { EVIDENCE_LABELS, documentsOf, type EvidenceId, type EvidenceNeed } from '../law/evidence.ts';
import { REASON_TEXTS, layoffProofsOn } from '../law/leaving-reasons.ts';
import type { RequestEvent, RequestState, RequestStatus } from './request-state.ts';
import { STATUS_NAMES, missingNeeds, providedDocuments } from './request-state.ts';
import type { RequestFile, RequestHistory, RequestRow } from './requests.queries.ts';

const TONES: Readonly<Record<RequestStatus, string>> = { incomplete: 'wait', complete: 'info', approved: 'good', refused: 'bad', cancelled: 'neutral' };

/** A request with its words. */
export function rowView(row: RequestRow) {
  const proof = layoffProofsOn(row.eventOn).find((option) => option.proof === row.proof);
  const waiting = row.status === 'incomplete' && row.sentOn === null;
  return {
    ...row,
    reasonLabel: REASON_TEXTS[row.reason].label,
    proofLabel: proof?.label ?? null,
    statusTag: { text: waiting ? 'Belum dikirim' : STATUS_NAMES[row.status], tone: TONES[row.status] },
    open: row.status === 'incomplete' || row.status === 'complete',
  };
}

function filesOf(files: readonly RequestFile[], document: EvidenceId) {
  return files.filter((file) => file.document === document).map((file) => ({ ...file, kilobytes: Math.max(1, Math.round(file.size / 1000)) }));
}

/** How a document comes about that nobody uploads. */
function ownWay(document: EvidenceId): string | null {
  if (document === 'worker_list') return 'Daftar pekerja yang Anda pilih menjadi daftar ini.';
  return document === 'responsibility_statement' ? 'Anda nyatakan saat mengirim permintaan.' : null;
}

/** The checklist: each need with its documents, what is there, what is missing and what the desk asked for. */
export function checklist(state: RequestState, files: readonly RequestFile[]) {
  const missing = new Set(missingNeeds(state).map(({ label }) => label));
  const provided = providedDocuments(state);
  return state.needs.map((need: EvidenceNeed) => ({
    label: need.label,
    met: !missing.has(need.label),
    either: need.alternatives.length > 1,
    documents: documentsOf(need).map((document) => ({
      value: document,
      text: EVIDENCE_LABELS[document],
      ownWay: ownWay(document),
      there: provided.has(document),
      asked: state.asked[document] ?? null,
      files: filesOf(files, document),
    })),
  }));
}

/** The documents that can be uploaded for, or asked of, a request; those still lacking first. */
export function documentChoices(state: RequestState) {
  const provided = providedDocuments(state);
  const documents = [...new Set(state.needs.flatMap(documentsOf))].toSorted((a, b) => Number(provided.has(a)) - Number(provided.has(b)));
  return documents.filter((document) => document !== 'worker_list').map((document) => ({ value: document, text: EVIDENCE_LABELS[document] }));
}

function historyWords(event: RequestEvent): { title: string; text: string | null } {
  switch (event.kind) {
    case 'started':
      return { title: 'Permintaan dibuat', text: null };
    case 'evidence-added':
      return { title: 'Bukti diunggah', text: EVIDENCE_LABELS[event.document] };
    case 'evidence-removed':
      return { title: 'Bukti dihapus', text: null };
    case 'sent':
      return { title: 'Permintaan dikirim', text: 'Dengan Surat Pernyataan Tanggung Jawab Mutlak (SPTJM).' };
    case 'piece-asked':
      return { title: 'Dokumen diminta', text: `${EVIDENCE_LABELS[event.document]}: ${event.words}` };
    case 'report-confirmed':
      return { title: 'Laporan PHK dipastikan', text: `Tanda terima nomor ${event.receipt}` };
    case 'approved':
      return { title: 'Permintaan disetujui', text: null };
    case 'refused':
      return { title: 'Permintaan ditolak', text: event.reason };
    case 'cancelled':
      return { title: 'Permintaan dibatalkan', text: null };
  }
}

/** The history in words, as the timeline macro reads it. */
export function historyView(history: readonly RequestHistory[]) {
  return history.map(({ event, actorName, at }) => ({ ...historyWords(event), at, by: actorName }));
}

const MEMBER_EVENTS: Readonly<Record<string, string>> = {
  'deactivation-requested': 'Penonaktifan diminta pemberi kerja',
  'deactivation-approved': 'Penonaktifan disetujui',
  'deactivation-refused': 'Penonaktifan ditolak; tetap peserta',
  'deactivation-cancelled': 'Permintaan penonaktifan dibatalkan',
  'protection-started': 'Jaminan 6 bulan tanpa iuran dimulai',
  'protection-ended': 'Jaminan 6 bulan tanpa iuran berakhir',
};

/** The name of one line of a member's timeline. */
export function memberEventName(kind: string): string {
  return MEMBER_EVENTS[kind] ?? kind;
}
