import type { Votes } from './companies/votes.ts';
import { NO_EMPLOYER, PairComparer } from './compare/pair-comparer.ts';
import { applyDecisions } from './decisions.ts';
import { workplacesOf } from './employer-evidence.ts';
import { countFrequencies } from './frequencies.ts';
import { FirmStage } from './firm-stage.ts';
import type { LinkageInput } from './input.ts';
import { FinishedLinkage } from './linkage-result.ts';
import { PersonResolver } from './person-links.ts';
import type { PersonLinks } from './person-links.ts';
import { BLOCKING_RULES } from './blocking/rules.ts';
import { BAND_LINK } from './resolve.ts';
import type { LinkageProgress, LinkageResult } from './result.ts';
import { PairScorer, priorBits } from './score-pairs.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { LinkageSettings } from './settings.ts';
import { WorkerVerdicts } from './worker-outcomes.ts';

const STEPS = BLOCKING_RULES.length + 4;

/** Links the register with the enrolment file in one go. */
export function link(input: LinkageInput, settings: LinkageSettings = DEFAULT_SETTINGS): LinkageResult {
  const stages = linkInStages(input, settings);
  for (;;) {
    const step = stages.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same, step by step: between two steps a caller may report progress, let other work run, or stop.
 * The same input and settings give the same result, whatever the caller does between steps.
 */
export function* linkInStages(
  input: LinkageInput,
  settings: LinkageSettings = DEFAULT_SETTINGS,
): Generator<LinkageProgress, LinkageResult> {
  let done = 0;
  const step = (stage: LinkageProgress['stage'], detail = ''): LinkageProgress => ({
    stage,
    detail,
    done: ++done,
    total: STEPS,
  });
  const { model } = settings;
  const frequencies = countFrequencies([input.workers, input.members], input.vocabulary);
  const comparer = new PairComparer(
    model,
    frequencies,
    input.vocabulary,
    priorBits(input.members.size, model),
  );
  const workerCompanies = input.workerCompanies();
  const firms = new FirmStage(input, workerCompanies);
  yield step('count');

  const { entities } = firms.settle(exactVotes(input, comparer, settings, firms));
  const workplaces = workplacesOf(entities, workerCompanies, firms.memberEmployers);
  yield step('companies');

  const sides = {
    left: { table: input.workers, vocabulary: input.vocabulary, entities: workplaces.workers },
    right: { table: input.members, vocabulary: input.vocabulary, entities: workplaces.members },
    employer: workplaces.evidence,
  };
  const scorer = new PairScorer(sides, comparer, model, input.members.size);
  scorer.scoreExact();
  yield step('exact');
  for (const rule of scorer.scoreResidue()) yield step('block', rule);

  const resolver = new PersonResolver(input, comparer, model, workplaces);
  const bands = resolver.bands(scorer.store, applyDecisions(input, scorer));
  yield step('resolve');
  const links = resolver.withDuplicates(scorer.store, bands);
  yield step('duplicates');

  const settled = firms.settle(linkVotes(links, firms));
  const cardEmployer = firms.cardEmployer(settled);
  const verdicts = new WorkerVerdicts(input, links, settings, cardEmployer);
  const { firmLinks, establishments } = settled;
  return new FinishedLinkage({
    input,
    settings,
    links,
    verdicts,
    workerCompanies,
    firmLinks,
    establishments,
    rules: scorer.rules,
    compared: scorer.compared,
  });
}

/** Votes of workers whose NIK stands in both files, when the rest of the row does not speak against it. */
function exactVotes(
  input: LinkageInput,
  comparer: PairComparer,
  settings: LinkageSettings,
  firms: FirmStage,
): Votes {
  const votes = firms.freshVotes();
  const exact = new PairScorer(
    {
      left: {
        table: input.workers,
        vocabulary: input.vocabulary,
        entities: new Int32Array(input.workers.size),
      },
      right: {
        table: input.members,
        vocabulary: input.vocabulary,
        entities: new Int32Array(input.members.size),
      },
      employer: () => NO_EMPLOYER,
    },
    comparer,
    settings.model,
    input.members.size,
  );
  exact.scoreExact();
  const { store } = exact;
  for (let pair = 0; pair < store.size; pair += 1) {
    if ((store.weight[pair] ?? 0) >= settings.model.linkFrom)
      vote(votes, firms, store.left[pair] ?? -1, store.right[pair] ?? -1);
  }
  return votes;
}

function linkVotes(links: PersonLinks, firms: FirmStage): Votes {
  const votes = firms.freshVotes();
  for (let pair = 0; pair < links.store.size; pair += 1) {
    if (links.bands[pair] === BAND_LINK)
      vote(votes, firms, links.store.left[pair] ?? -1, links.store.right[pair] ?? -1);
  }
  return votes;
}

function vote(votes: Votes, firms: FirmStage, worker: number, member: number): void {
  votes.add(firms.workerCompanies[worker] ?? -1, firms.memberEmployers[member] ?? -1);
}
