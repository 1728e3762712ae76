import type { Request } from 'express';
import type { Actor } from '../platform/actor.ts';
import type { Language } from './dictionary/index.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Render } from './views.ts';

/** Somebody who is signed in: who acts, and what the header says about them. */
export interface Person {
  readonly actor: Actor;
  /** The office of a member of staff, or the firm of an employer's contact. */
  readonly place: string;
  /** Their function, as the header prints it. */
  readonly title: string;
}

/** What each request carries beside what Express knows. */
export interface RequestState {
  readonly requestId: string;
  readonly language: Language;
  readonly person: Person | null;
  readonly render: Render;
  readonly limits: RateLimits;
  readonly demo: boolean;
}

const states = new WeakMap<Request, RequestState>();

/** Puts the state on a request; the shell does this once, before any route. */
export function setState(req: Request, state: RequestState): void {
  states.set(req, state);
}

/** The state of a request. */
export function stateOf(req: Request): RequestState {
  const state = states.get(req);
  if (state === undefined) throw new Error('the shell (src/web/shell.ts) must run before any route');
  return state;
}

/** The state, or undefined where the request failed before it had one. */
export function stateIfAny(req: Request): RequestState | undefined {
  return states.get(req);
}
