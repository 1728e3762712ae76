import type { Response } from 'express';
import type { LiveWork } from './progress.ts';

/** One event of a stream: its name and what it says. */
export interface StreamEvent {
  readonly name: string;
  readonly id: number;
  readonly data: object;
}

const RECONNECT_MS = 2000;
const HEARTBEAT_MS = 15_000;
/** A reader that lets this much pile up is gone or too slow: it is cut off and may ask again. */
const MOST_WAITING_BYTES = 256 * 1024;

/** An open stream of server-sent events. */
export interface EventStream {
  send(event: StreamEvent): void;
  close(): void;
}

/** Opens a stream on an answer that nothing was written to. It closes itself after `lifeMs`, so that the reader proves again who they are. */
export function openEventStream(res: Response, lifeMs: number, onClose: () => void): EventStream {
  res.status(200).set('Content-Type', 'text/event-stream; charset=utf-8');
  // A proxy that packs or keeps back what we write would turn a stream into one late answer.
  res.set('Cache-Control', 'no-store, no-transform').set('X-Accel-Buffering', 'no');
  res.flushHeaders();
  res.write(`retry: ${RECONNECT_MS}\n\n`);
  const beat = setInterval(() => res.write(': detak\n\n'), HEARTBEAT_MS);
  const close = () => void res.end();
  const life = setTimeout(close, lifeMs);
  res.once('close', () => {
    clearInterval(beat);
    clearTimeout(life);
    onClose();
  });
  return {
    send({ name, id, data }) {
      if (res.writableEnded || res.destroyed) return;
      if (res.writableLength > MOST_WAITING_BYTES) res.destroy();
      else res.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close,
  };
}

/** Chooses what a stream has to tell: open work each time, ended work once. */
export function untold(): (work: readonly LiveWork[]) => LiveWork[] {
  const told = new Map<string, number>();
  return (work) =>
    work.filter((one) => {
      if (one.open) return true;
      if (told.get(one.key) === one.changedAt) return false;
      told.set(one.key, one.changedAt);
      return true;
    });
}

/** Counts open streams, so that one session or one process cannot be filled with them. */
export class StreamPlaces {
  private readonly bySession = new Map<string, number>();
  private open = 0;
  private readonly perSession: number;
  private readonly inAll: number;

  constructor(perSession: number, inAll: number) {
    this.perSession = perSession;
    this.inAll = inAll;
  }

  /** Takes a place; false when there is none. */
  take(session: string): boolean {
    const held = this.bySession.get(session) ?? 0;
    if (held >= this.perSession || this.open >= this.inAll) return false;
    this.bySession.set(session, held + 1);
    this.open += 1;
    return true;
  }

  /** Gives a place back. */
  free(session: string): void {
    const held = this.bySession.get(session) ?? 0;
    if (held <= 1) this.bySession.delete(session);
    else this.bySession.set(session, held - 1);
    this.open -= 1;
  }
}
