import { plain, type Block } from './content/body.ts';
import type { LetterContent } from './letter-content.ts';
import { DELIVERY_WORDS, LETTER_NAMES, STATE_WORDS, type LetterState } from './letter-kinds.ts';
import type { AttemptLine, LetterDetail, LetterLine } from './letter.queries.ts';

type Tone = 'neutral' | 'info' | 'wait' | 'good' | 'bad';

const TONES: Readonly<Record<LetterState, Tone>> = {
  proposed: 'wait',
  held: 'wait',
  ready: 'info',
  sending: 'info',
  accepted: 'good',
  deferred: 'wait',
  uncertain: 'wait',
  failed: 'bad',
  opened: 'good',
  answered: 'good',
  withdrawn: 'neutral',
};

const EVENTS: Readonly<Record<string, string>> = {
  claimed: 'Mulai diserahkan ke server e-mail',
  accepted: 'Diterima server e-mail penerima',
  deferred: 'Tertunda, akan dicoba lagi',
  uncertain: 'Hasil tidak pasti',
  failed: 'Gagal dikirim',
  late: 'Hasil datang terlambat, diabaikan',
  retried: 'Diminta kirim ulang',
  courier: 'Diserahkan kepada kurir',
};

/** The state of a letter as word, tint and finer word. */
export function stateView(state: LetterState, channel: 'email' | 'courier' = 'email') {
  const note =
    channel === 'courier' && state === 'accepted' ? 'diserahkan kepada kurir' : DELIVERY_WORDS[state];
  return { text: STATE_WORDS[state], tone: TONES[state], note };
}

/** One row of the list. */
export function lineView(letter: LetterLine) {
  return {
    href: `/surat/${letter.id}`,
    title: LETTER_NAMES[letter.kind],
    number: letter.number ?? '',
    company: letter.companyName,
    proposer: letter.proposerName,
    proposedAt: letter.proposedAt,
    signedOn: letter.signedOn,
    state: stateView(letter.state, letter.channel),
    maybeDuplicate: letter.maybeDuplicate,
    cancelled: letter.state === 'withdrawn' && letter.number !== null,
  };
}

const LETTERS = ['a.', 'b.', 'c.', 'd.', 'e.', 'f.', 'g.', 'h.'] as const;

function blockView(block: Block, number: number) {
  if (block.kind === 'particulars')
    return { kind: block.kind, rows: block.rows.map(([label, text]) => ({ label, text })) };
  if (block.kind === 'point')
    return {
      kind: block.kind,
      number,
      text: plain(block.runs),
      items: block.items.map((item, at) => `${LETTERS[at] ?? '–'} ${item}`),
    };
  return { kind: block.kind, text: plain(block.runs) };
}

function numbered(blocks: readonly Block[]) {
  let points = 0;
  return blocks.map((block) => blockView(block, block.kind === 'point' ? ++points : points));
}

/** The letter's text for the screen: the same words as the PDF, from the same fields. */
export function contentView(content: LetterContent) {
  return { ...content, blocks: numbered(content.blocks) };
}

/** Everything the page of one letter shows; `actions` are the buttons that make sense now. */
export function detailView(
  letter: LetterDetail,
  attempts: readonly AttemptLine[],
  content: LetterContent,
  may: { readonly sign: boolean; readonly withdraw: boolean },
) {
  const failed = letter.state === 'failed' || (letter.state === 'uncertain' && letter.nextAttemptAt === null);
  return {
    letter: { ...lineView(letter), ...letter, state: stateView(letter.state, letter.channel) },
    content: contentView(content),
    attempts: attempts.map(({ at, event, code, explanation }) => ({
      title: EVENTS[event] ?? event,
      at,
      by: null,
      text: [code === null ? '' : String(code), explanation].filter((part) => part !== '').join(' · '),
    })),
    actions: {
      sign: may.sign && letter.state === 'proposed',
      withdraw: may.withdraw && ['proposed', 'held', 'ready', 'deferred'].includes(letter.state),
      /** Before the signature a withdrawal is a refusal of the proposal. */
      withdrawWords: letter.state === 'proposed' ? 'Tolak usulan' : 'Cabut surat',
      retry: may.sign && failed,
    },
  };
}
