import { encode } from 'uqr';

/** A QR code as one SVG path on a grid of `size` by `size` fields; `{{ qr.path }}` needs no inline style. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Draws a text as a QR code with a quiet border of two fields. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
}
