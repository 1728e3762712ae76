declare const checked: unique symbol;

/** One e-mail address that was checked: exactly one recipient, and nothing that a header could read as more. */
export interface MailAddress {
  readonly address: string;
  readonly [checked]: true;
}

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/**
 * Checks one address. Line breaks, commas, display names, quotes and address literals are refused: a mail library
 * would read them as a second header or a second recipient.
 *
 * @returns null when it is not one plain address.
 */
export function mailAddress(value: string): MailAddress | null {
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  const good = at > 0 && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(value.slice(at + 1));
  return good ? ({ address: value } as MailAddress) : null;
}
