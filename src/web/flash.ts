import type { Request } from 'express';

/** The one message that a page may show about what was just done. */
export interface Notice {
  readonly kind: 'success' | 'info';
  /** A whole sentence in the reader's language. */
  readonly text: string;
  /** One thing to do next, for example to undo. */
  readonly link?: { readonly href: string; readonly text: string };
}

/** Keeps a message for the next page that is rendered; a later one replaces it. */
export function keepNotice(req: Request, notice: Notice): void {
  req.session.notice = notice;
}

/** The message to show now; it is gone afterwards. */
export function takeNotice(req: Request): Notice | null {
  // An error page may be shown before there is a session, for instance while the database is away.
  const session = req.session as Request['session'] | undefined;
  if (session?.notice === undefined) return null;
  const { notice } = session;
  delete session.notice;
  return notice;
}
