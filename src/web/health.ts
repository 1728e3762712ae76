import { Router } from 'express';

/** How one part does. `degraded` means that we work without it. */
export interface HealthCheck {
  readonly name: string;
  /** Down makes the whole not ready; an optional part only degrades it. */
  readonly required: boolean;
  /** Resolves when well, rejects when not. */
  check(): Promise<void>;
}

type State = 'up' | 'degraded' | 'down';

const PATIENCE_MS = 2000;

async function stateOfPart(part: HealthCheck): Promise<readonly [string, State]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  try {
    await Promise.race([part.check(), late]);
    return [part.name, 'up'];
  } catch {
    return [part.name, part.required ? 'down' : 'degraded'];
  } finally {
    clearTimeout(timer);
  }
}

async function report(
  parts: readonly HealthCheck[],
): Promise<{ status: State; parts: Record<string, State> }> {
  const states = await Promise.all(parts.map(stateOfPart));
  const values = states.map(([, state]) => state);
  const status = values.includes('down') ? 'down' : values.includes('degraded') ? 'degraded' : 'up';
  return { status, parts: Object.fromEntries(states) };
}

/**
 * The addresses that machines ask: `/ping` (alive), `/health` (every part, always 200 unless down),
 * `/ready` (503 until each required part is up), `/info` (what runs). They hold nothing personal.
 */
export function healthRoutes(parts: readonly HealthCheck[], info: Readonly<Record<string, string>>): Router {
  const router = Router();
  router.get('/ping', (_req, res) => {
    res.type('text/plain').send('pong');
  });
  for (const path of ['/health', '/ready']) {
    router.get(path, async (_req, res) => {
      const found = await report(parts);
      res
        .set('Cache-Control', 'no-store')
        .status(found.status === 'down' ? 503 : 200)
        .json(found);
    });
  }
  router.get('/info', (_req, res) => {
    res.set('Cache-Control', 'no-store').json(info);
  });
  return router;
}
