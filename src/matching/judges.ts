import { NO_EMPLOYER, PairComparer } from './compare/pair-comparer.ts';
import { WorkplaceReader } from './employer-evidence.ts';
import type { Workplaces } from './employer-evidence.ts';
import { frequenciesOf } from './frequencies.ts';
import type { FrequencyCounts } from './frequencies.ts';
import type { Model } from './model.ts';
import type { PersonColumns } from './person-table.ts';
import { PairJudge, priorBits } from './score-pairs.ts';
import { Vocabulary } from './vocabulary.ts';
import type { VocabularyColumns } from './vocabulary.ts';

/** What judging a pair needs, as plain data. */
export interface JudgedData {
  readonly model: Model;
  /** How many rows the priors are made of. */
  readonly people: { readonly workers: number; readonly members: number };
  readonly vocabulary: VocabularyColumns;
  readonly frequencies: FrequencyCounts;
  readonly workers: { readonly table: PersonColumns };
  readonly members: { readonly table: PersonColumns };
}

/** Judges of pairs of a worker with a card, of two workers and of two cards. */
export interface Judges {
  readonly cards: PairJudge;
  readonly register: PairJudge;
  readonly twoCards: PairJudge;
}

/** The comparer of a run: it remembers the word pairs that it has seen, so one serves all judges of a thread. */
export function comparerOf({ model, people, frequencies, vocabulary }: JudgedData): PairComparer {
  const prior = priorBits(people.members, model);
  return new PairComparer(model, frequenciesOf(frequencies), Vocabulary.open(vocabulary), prior);
}

/**
 * The judges of a run. Between two rows of one side the employer says nothing: a person may be listed by two firms.
 * @param workplaces null while nothing is known about the employers
 */
export function judgesOf(data: JudgedData, comparer: PairComparer, workplaces: Workplaces | null): Judges {
  const { model, people } = data;
  const workers = data.workers.table;
  const members = data.members.table;
  const prior = priorBits(people.members, model);
  const nothing = () => NO_EMPLOYER;
  const places = workplaces === null ? null : new WorkplaceReader(workplaces, model);
  const employer = places === null ? nothing : (one: number, other: number) => places.evidence(one, other);
  return {
    cards: new PairJudge(comparer, workers, members, prior, employer),
    register: new PairJudge(comparer, workers, workers, priorBits(people.workers, model), nothing),
    twoCards: new PairJudge(comparer, members, members, prior, nothing),
  };
}
