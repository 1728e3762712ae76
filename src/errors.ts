/**
 * The exceptions that become a page. Everything expected is a value (see `Refusal`); everything else
 * thrown is a fault of ours and shows the general error page with an id.
 */
export abstract class PageError extends Error {
  abstract readonly status: number;
  /** What the reader can do about it, in Bahasa. */
  readonly remedy: string | undefined;

  constructor(message: string, remedy?: string) {
    super(message);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}

/** The thing asked for does not exist, or the reader may not know that it does. */
export class NotFound extends PageError {
  readonly status = 404;
}

/** The reader lacks the right; the page says which one. */
export class NotAllowed extends PageError {
  readonly status = 403;
}

/** Somebody else was faster, or the thing has moved on since the page was shown. */
export class Conflict extends PageError {
  readonly status = 409;
}

/** The input cannot be used as it is. */
export class Invalid extends PageError {
  readonly status = 422;
}

/** A part we depend on does not answer; try again later. */
export class Unavailable extends PageError {
  readonly status = 503;
}

/** An expected "no" of a rule: a value, with the reason to show and the law it rests on. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly basis?: readonly string[];
}

/** Builds a `Refusal`. */
export function refused(reason: string, basis?: readonly string[]): Refusal {
  return basis ? { kind: 'refused', reason, basis } : { kind: 'refused', reason };
}
