import type { Rooms } from '../compose.ts';
import type { Actor } from '../platform/actor.ts';

/** What every command works with. */
export interface CommandContext {
  readonly rooms: Rooms;
  /** The system, seeing every area; what a command does is audited under this name. */
  readonly actor: Actor;
  /** Progress for people, on standard error. */
  say(line: string): void;
}

/** What a command answers: an object for `--json`, a sentence for people, and how the process ends. */
export interface CommandResult {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** 0 done · 1 failed · 2 wrong use · 3 the law or the data gives no answer. */
  readonly exitCode?: 0 | 1 | 2 | 3;
}
