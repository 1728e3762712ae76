import type { FirmLinks } from './companies/company-links.ts';
import type { Establishment } from './companies/establishments.ts';
import type { FirmEvidence } from './companies/firm-score.ts';
import { CompanyTally, companyOutcome } from './company-outcomes.ts';
import { workerCounterfactual } from './counterfactuals.ts';
import type { Counterfactual } from './counterfactuals.ts';
import { likeness } from './explain.ts';
import { headCounts } from './head-count.ts';
import { CARD_ACTIVE, CARD_DEPENDANT, CARD_PPU } from './input.ts';
import { minimumWages } from './minimum-wage.ts';
import { NIK_FULL } from './person-table.ts';
import type { LinkageInput } from './input.ts';
import type { PersonLinks } from './person-links.ts';
import { BAND_LINK, BAND_NONE, BAND_REVIEW } from './resolve.ts';
import type {
  CompanyOutcome,
  LinkageCounts,
  LinkageResult,
  LinkOutcome,
  RuleCount,
  WorkerOutcome,
} from './result.ts';
import type { LinkageSettings } from './settings.ts';
import { isWageShort } from './statuses.ts';
import type { WorkerStatus } from './statuses.ts';
import { pairProbability, partsOf, workerReason } from './worker-outcomes.ts';
import type { WorkerVerdict, WorkerVerdicts } from './worker-outcomes.ts';

/** What the stages found, ready to be told. */
export interface Findings {
  readonly input: LinkageInput;
  readonly settings: LinkageSettings;
  readonly links: PersonLinks;
  readonly verdicts: WorkerVerdicts;
  readonly workerCompanies: Int32Array;
  readonly firmLinks: FirmLinks;
  readonly establishments: readonly Establishment[];
  readonly rules: readonly RuleCount[];
  readonly compared: number;
}

/** The result over finished findings; outcomes are generated, not stored. */
export class FinishedLinkage implements LinkageResult {
  readonly modelVersion: string;
  readonly counts: LinkageCounts;
  readonly patterns: ReadonlyMap<number, number>;
  readonly #found: Findings;
  readonly #tallies: CompanyTally[];

  constructor(found: Findings) {
    this.#found = found;
    this.modelVersion = found.settings.model.version;
    this.#tallies = found.establishments.map(() => new CompanyTally());
    const statuses = this.#tally();
    this.counts = this.#count(statuses);
    this.patterns = countPatterns(found.links);
  }

  *workers(): Generator<WorkerOutcome, void> {
    const { input, links, verdicts, workerCompanies, settings } = this.#found;
    const minimums = minimumWages(input.companies, settings.wage);
    for (let worker = 0; worker < input.workers.size; worker += 1) {
      const verdict = verdicts.of(worker);
      const first = links.first[worker] ?? worker;
      const hasCard = verdict.pair >= 0;
      const mended = this.#mended(worker, verdict);
      yield {
        workerId: input.workers.ids.at(worker) ?? '',
        companyId: input.companies[workerCompanies[worker] ?? -1]?.id ?? '',
        status: verdict.status,
        wageShort: verdict.wageShort,
        duplicateOf: first === worker ? null : (input.workers.ids.at(first) ?? null),
        memberId: hasCard ? (input.members.ids.at(links.store.right[verdict.pair] ?? -1) ?? null) : null,
        probability: hasCard ? pairProbability(links, verdict.pair) : null,
        reason: workerReason(verdict.status, links, verdict.pair, input.cards),
        counterfactual: mended.sentence,
        remedies: mended.remedies,
        belowMinimum: this.#isBelow(minimums, worker),
        parts: partsOf(links, verdict.pair),
      };
    }
  }

  /** Whether the register wage is below the minimum of the company's place; an unknown wage never is. */
  #isBelow(minimums: Float64Array, worker: number): boolean {
    const { input, workerCompanies } = this.#found;
    return (input.workers.wage[worker] ?? Number.NaN) < (minimums[workerCompanies[worker] ?? -1] ?? 0);
  }

  #mended(worker: number, verdict: WorkerVerdict): Counterfactual {
    const { input, links, establishments, workerCompanies, settings } = this.#found;
    const place = establishments[workerCompanies[worker] ?? -1];
    const card = verdict.pair < 0 ? -1 : (links.store.right[verdict.pair] ?? -1);
    return workerCounterfactual({
      status: verdict.status,
      cardWageLow: isWageShort(input.workers.wage[worker] ?? 0, input.members.wage[card] ?? 0, settings.wage),
      memberId: card < 0 ? null : (input.members.ids.at(card) ?? null),
      isLinked: links.bands[verdict.pair] === BAND_LINK,
      hasNik: input.workers.nikForm[worker] === NIK_FULL,
      place: place?.status ?? null,
      employerId: input.employers[place?.employers[0] ?? -1]?.id ?? null,
    });
  }

  *companies(): Generator<CompanyOutcome, void> {
    const { input, establishments, firmLinks, settings } = this.#found;
    const totals = headCounts(
      input.companies,
      establishments,
      this.#tallies.map((tally) => tally.workers),
      this.#enrolled(),
    );
    for (const [at, place] of establishments.entries()) {
      const evidence = firmLinks.sure[at]?.find((link) => place.employers.includes(link.employer))?.evidence;
      const facts = {
        companyId: input.companies[at]?.id ?? '',
        place,
        employerIds: place.employers.map((employer) => input.employers[employer]?.id ?? ''),
        headCompanyId: input.companies[place.head]?.id ?? null,
        evidence: evidence === undefined ? '' : evidenceWords(evidence),
        headCount: totals[at] ?? null,
      };
      yield companyOutcome(facts, this.#tallies[at] ?? new CompanyTally(), settings);
    }
  }

  /** Active employees' own cards under each employer. */
  #enrolled(): Map<number, number> {
    const { input } = this.#found;
    const cards = new Map<number, number>();
    for (const [member, employer] of input.memberEmployers().entries()) {
      const card = input.cards[member] ?? 0;
      if (employer < 0 || (card & (CARD_ACTIVE | CARD_PPU | CARD_DEPENDANT)) !== (CARD_ACTIVE | CARD_PPU))
        continue;
      cards.set(employer, (cards.get(employer) ?? 0) + 1);
    }
    return cards;
  }

  *links(): Generator<LinkOutcome, void> {
    const { input, links } = this.#found;
    for (let pair = 0; pair < links.store.size; pair += 1) {
      const band = links.bands[pair];
      if (band === BAND_NONE) continue;
      yield {
        workerId: input.workers.ids.at(links.store.left[pair] ?? -1) ?? '',
        memberId: input.members.ids.at(links.store.right[pair] ?? -1) ?? '',
        probability: pairProbability(links, pair),
        band: band === BAND_LINK ? 'link' : 'review',
        reason: `${likeness(links.store.pattern[pair] ?? 0)}.`,
        parts: partsOf(links, pair),
      };
    }
  }

  #tally(): Record<WorkerStatus, number> {
    const { input, links, verdicts, workerCompanies } = this.#found;
    const statuses: Record<WorkerStatus, number> = {
      SESUAI: 0,
      NONAKTIF: 0,
      BU_LAIN: 0,
      SEGMEN_LAIN: 0,
      TANGGUNGAN: 0,
      TIDAK_ADA: 0,
      TINJAU: 0,
    };
    for (let worker = 0; worker < input.workers.size; worker += 1) {
      const verdict = verdicts.of(worker);
      statuses[verdict.status] += 1;
      const first = links.first[worker] ?? worker;
      const company = workerCompanies[worker] ?? -1;
      if (first !== worker && workerCompanies[first] === company) continue;
      this.#tallies[company]?.add(verdict.status, verdict.wageShort);
    }
    return statuses;
  }

  #count(statuses: Record<WorkerStatus, number>): LinkageCounts {
    const { input, links, rules, compared } = this.#found;
    let linked = 0;
    let review = 0;
    for (const band of links.bands) {
      if (band === BAND_LINK) linked += 1;
      else if (band === BAND_REVIEW) review += 1;
    }
    let duplicates = 0;
    for (const [worker, first] of links.first.entries()) if (first !== worker) duplicates += 1;
    return {
      workers: input.workers.size,
      members: input.members.size,
      links: linked,
      reviewPairs: review,
      reviewWorkers: statuses.TINJAU,
      duplicates,
      candidates: compared,
      rules,
      statuses,
    };
  }
}

function countPatterns(links: PersonLinks): Map<number, number> {
  const patterns = new Map<number, number>();
  for (let pair = 0; pair < links.store.size; pair += 1) {
    const pattern = links.store.pattern[pair] ?? 0;
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  return patterns;
}

function evidenceWords(evidence: FirmEvidence): string {
  const said: [number, string][] = [
    [evidence.nib, 'NIB sama'],
    [evidence.npwp, 'NPWP sama'],
    [evidence.name, 'nama sama atau mirip'],
    [evidence.address, 'alamat sama'],
    [evidence.place, 'tempat sama'],
    [evidence.workers, 'banyak pekerja yang sama'],
  ];
  return said
    .filter(([bits]) => bits >= 2)
    .map(([, words]) => words)
    .join('; ');
}
