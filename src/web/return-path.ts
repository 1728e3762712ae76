/**
 * A path inside this site to go back to, or the fallback. Only plain paths pass: no scheme, no host, no
 * backslash, no control character, nothing that a browser could read as another site.
 */
export function safeReturnPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 500) return fallback;
  if (!/^\/(?!\/)[\w\-./~%?=&+:,@]*$/.test(value)) return fallback;
  return value.startsWith('/masuk') || value.startsWith('/keluar') ? fallback : value;
}
