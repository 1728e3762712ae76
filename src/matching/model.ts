/**
 * Every level has m (the chance among true pairs) and u (the chance among different people); the weight is log2(m/u).
 * Where u is a share counted from the data (days, words, regions, serials, employers), a model says `counted` and only
 * m stands there.
 */
export interface Level {
  readonly m: number;
  readonly u: number | 'counted';
}

export const NIK_LEVELS = [
  'missing',
  'equal',
  'oneEdit',
  'twoEdits',
  'datePart',
  'foreign',
  'different',
] as const;
export const NAME_LEVELS = [
  'missing',
  'equal',
  'sameSound',
  'spelling',
  'partial',
  'conflict',
  'different',
] as const;
export const DATE_LEVELS = [
  'missing',
  'equal',
  'inNik',
  'crossNik',
  'swapped',
  'year',
  'digit',
  'standIn',
  'near',
  'different',
] as const;
export const SEX_LEVELS = ['missing', 'equal', 'different'] as const;
export const EMPLOYER_LEVELS = ['unknown', 'same', 'none', 'other'] as const;

export type NikLevel = (typeof NIK_LEVELS)[number];
export type NameLevel = (typeof NAME_LEVELS)[number];
export type DateLevel = (typeof DATE_LEVELS)[number];
export type SexLevel = (typeof SEX_LEVELS)[number];
export type EmployerLevel = (typeof EMPLOYER_LEVELS)[number];

/** A share of errors that was measured for a model. */
export interface MeasuredError {
  /** What went wrong, in Bahasa Indonesia: "Pasangan pasti yang keliru". */
  readonly label: string;
  /** The share, from 0 to 1, at the noise of the field and at three times that noise. */
  readonly normal: number;
  readonly hard: number;
}

/**
 * The weights of the engine, as one reviewed, dated and versioned value. They are never retrained silently: the
 * estimator only proposes, a person writes a new version, and a run names the version it used.
 */
export interface Model {
  readonly version: string;
  /** Errors measured for it on labelled data that it had not seen; kept with every run. */
  readonly measured?: readonly MeasuredError[];
  /** Day of the review that put it in force, 'YYYY-MM-DD', and what it rests on. */
  readonly reviewedOn: string;
  readonly grounds: string;
  readonly date: Readonly<Record<DateLevel, Level>>;
  readonly sex: Readonly<Record<SexLevel, Level>>;
  readonly employer: Readonly<Record<EmployerLevel, Level>>;
  /** Bits for the parts of a NIK, given what the dates already said. */
  readonly nik: {
    /** m of equal region and of equal serial; u is counted. */
    readonly partEqual: number;
    /** m of one particular wrong digit in region or serial; u is the share of the rarer value. */
    readonly oneWrongDigit: number;
    /** Weight of a region or serial that differs by more, when one NIK contradicts its own record, and when none does. */
    readonly differsDoubtful: number;
    readonly differsSound: number;
    /** Weight when two complete NIKs, both true to their own record, differ in more than two digits. */
    readonly twoPeople: number;
    /** m of two particular wrong digits in one part. */
    readonly twoWrongDigits: number;
    /** Equal sixteen digits are the same person in all but a few of a thousand, whatever the size of the files: odds in bits before name and recorded date are heard. */
    readonly equalOdds: number;
    /** Added when recorded dates are equal too and the name does not contradict. */
    readonly equalWithDay: number;
    /** Weight when two NIKs differ only in their dates and each is true to its own record: the same slip twice is rare. */
    readonly twoDates: number;
    /** Weight of fifteen or seventeen digits one edit away, and of an equal readable head only. */
    readonly oddOneEdit: number;
    readonly oddHead: number;
    readonly mostBits: number;
  };
  /** Bits around the words of a name. */
  readonly name: {
    readonly sameSound: number;
    /** m of one particular mistyped letter; u is the share of the rarer spelling. */
    readonly oneWrongLetter: number;
    readonly twoWrongLetters: number;
    readonly initial: number;
    readonly firstExtraWord: number;
    readonly furtherExtraWord: number;
    readonly conflict: number;
    /** Added when a name conflicts on one date of birth: twins share all else. With two complete, different NIKs, and with none. */
    readonly twinNiks: number;
    readonly twinNoNik: number;
    /** Added when a word is missing, the day is one and two complete NIKs differ: the missing word may be the twin's own. */
    readonly twinPartial: number;
    readonly different: number;
    readonly joined: number;
    readonly mostBits: number;
  };
  /** Posterior weights (log2 odds) from which a pair is a link, and from which a person looks at it. */
  readonly linkFrom: number;
  /** The same for a pair neither row of which has another candidate. */
  readonly aloneFrom: number;
  readonly reviewFrom: number;
  /** A rival pair this many bits better takes a partner; closer rivals go to review. */
  readonly rivalMargin: number;
  /** The prior is never better than one in this many people. */
  readonly priorFloor: number;
}
