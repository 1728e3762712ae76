import type { Chance } from './chance.ts';
import { drawFirmName, type Form } from './firm-names.ts';
import { drawAddress, drawRegency } from './places.ts';

/** How a firm treats its duty to enrol; the shares of each status follow from it. */
export type Conduct = 'orderly' | 'partial' | 'under-reporting' | 'unregistered' | 'dormant';

/** One firm of the invented world. */
export interface Firm {
  readonly id: string;
  readonly form: Form;
  readonly name: string;
  readonly nib: string;
  /** Fifteen digits. */
  readonly npwp: string;
  readonly address: string;
  readonly regency: string;
  /** Lines in the register of workers. */
  readonly size: number;
  /** Known to the register by its head count alone. */
  readonly headCountOnly: boolean;
  /** Known to the insurer only. */
  readonly outsideRegister: boolean;
  readonly conduct: Conduct;
  /** Its head office, through which it is enrolled. */
  readonly head: Firm | undefined;
  /** Employer codes at the insurer: none, one, or several. A branch has its head office's. */
  readonly codes: readonly string[];
}

const digits = (chance: Chance, length: number) => Array.from({ length }, () => chance.whole(0, 9)).join('');

/** Head counts of the firms: few large, many small, together exactly `workers`. */
function drawSizes(chance: Chance, firms: number, workers: number): number[] {
  const weights = Array.from({ length: firms }, () => Math.exp(1.05 * chance.bell()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.max(1, Math.floor((weight / total) * workers)));
  let missing = workers - sizes.reduce((sum, size) => sum + size, 0);
  for (let at = 0; missing !== 0; at = (at + 1) % firms) {
    const step = Math.sign(missing);
    if ((sizes[at] ?? 0) + step < 1) continue;
    sizes[at] = (sizes[at] ?? 0) + step;
    missing -= step;
  }
  return sizes;
}

function drawConduct(chance: Chance, size: number): Conduct {
  const small = size < 25;
  return chance.weighted([
    ['orderly', small ? 52 : 68],
    ['unregistered', small ? 28 : 5],
    ['partial', 12],
    ['under-reporting', small ? 5 : 12],
    ['dormant', 3],
  ] as const);
}

function drawForm(chance: Chance, size: number): Form {
  return chance.weighted([
    ['PT', size < 15 ? 35 : 66],
    ['CV', size < 60 ? 30 : 8],
    ['UD', size < 15 ? 25 : 0],
    ['Koperasi', 6],
    ['Yayasan', 7],
  ] as const);
}

/** Draws every firm of the world before anybody works there, since people of one may be enrolled under another. */
export function drawFirms(
  chance: Chance,
  options: { readonly firms: number; readonly workers: number },
): Firm[] {
  const taken = new Set<string>();
  let lastCode = 9_900_000;
  const nextCode = () => String((lastCode += chance.whole(1, 9))).padStart(8, '0');

  function uniqueName(form: Form): string {
    for (let tries = 0; ; tries++) {
      const name = drawFirmName(chance, form) + (tries > 20 ? ` ${tries - 19}` : '');
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  }

  function drawFirm(index: number, size: number, kind: 'listed' | 'counted' | 'outside'): Firm {
    const form = drawForm(chance, size);
    const conduct = kind === 'outside' ? 'orderly' : drawConduct(chance, size);
    const codes =
      conduct === 'unregistered'
        ? []
        : size > 150 && chance.happens(0.25)
          ? [nextCode(), nextCode()]
          : [nextCode()];
    return {
      id: `P99${String(index).padStart(5, '0')}`,
      ...{ form, conduct, codes, size },
      name: uniqueName(form),
      nib: `9${digits(chance, 12)}`,
      npwp: `${digits(chance, 9)}499000`,
      address: drawAddress(chance),
      regency: drawRegency(chance, 0.93).name,
      headCountOnly: kind === 'counted',
      outsideRegister: kind === 'outside',
      head: undefined,
    };
  }

  const sizes = drawSizes(chance, options.firms, options.workers);
  const listed = sizes.map((size, index) => drawFirm(index + 1, size, 'listed'));
  const extra = Math.max(1, Math.round(options.firms * 0.03));
  const counted = Array.from({ length: extra }, (_, at) =>
    drawFirm(listed.length + at + 1, chance.whole(3, 60), 'counted'),
  );
  const outside = Array.from({ length: extra * 3 }, (_, at) =>
    drawFirm(listed.length + extra + at + 1, chance.whole(5, 60), 'outside'),
  );
  return [...withBranches(chance, listed), ...counted, ...outside];
}

/** Turns some firms into branches of others: same name and tax root, another place, the head office's codes. */
function withBranches(chance: Chance, firms: readonly Firm[]): Firm[] {
  const heads = firms
    .filter((firm) => firm.form === 'PT' && firm.codes.length === 1 && firm.conduct === 'orderly')
    .slice(0, Math.ceil(firms.length / 25));
  const branchesOf = new Map<Firm, number>();
  return firms.map((firm) => {
    if (
      heads.length === 0 ||
      heads.includes(firm) ||
      firm.form !== 'PT' ||
      firm.size > 80 ||
      !chance.happens(0.1)
    )
      return firm;
    const head = chance.pick(heads);
    const number = (branchesOf.get(head) ?? 0) + 1;
    branchesOf.set(head, number);
    const npwp = head.npwp.slice(0, 12) + String(number).padStart(3, '0');
    return {
      ...firm,
      head,
      npwp,
      form: head.form,
      name: head.name,
      nib: head.nib,
      codes: head.codes,
      conduct: 'orderly',
    };
  });
}
