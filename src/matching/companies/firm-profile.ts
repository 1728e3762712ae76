import { editDistance } from '../compare/edit-distance.ts';
import type { FirmRow } from '../input.ts';
import { readCompanyName } from '../normalise/company-name.ts';
import type { CompanyName } from '../normalise/company-name.ts';
import { nibKey, npwpParts } from '../normalise/firm-numbers.ts';
import { addressKey, placeKey, placeName } from '../normalise/place.ts';

/** A firm of either file, ready for comparison. */
export interface FirmProfile {
  readonly core: readonly string[];
  readonly joined: string;
  readonly form: string;
  /** What kind of establishment the name says, and the number that tells it from others of its name; '' when neither. */
  readonly kind: string;
  readonly number: string;
  readonly nib: string;
  readonly npwpRoot: string;
  readonly npwpBranch: string;
  /** Regency with its kind, '' when unknown. */
  readonly place: string;
  readonly placeName: string;
  readonly address: string;
  /** The address without its house number. */
  readonly street: string;
  /** Place named in the firm's name, and whether the name calls it a branch. */
  readonly branch: string;
  readonly saysBranch: boolean;
  /** Whether name or tax number say that this is a branch. */
  readonly isBranch: boolean;
}

/** A regency read once: with its kind and without. */
interface Place {
  readonly key: string;
  readonly name: string;
}

/** Normalises firms; the same few regencies come again and again and are read once. */
export class FirmReader {
  /** All place names that the files use: they tell a place at the end of a name from a part of the name. */
  readonly #places: ReadonlySet<string>;
  readonly #read = new Map<string | null, Place>();

  constructor(places: ReadonlySet<string>) {
    this.#places = places;
  }

  /** A reader that knows the places of these files. */
  static of(lists: readonly (readonly FirmRow[])[]): FirmReader {
    const places = new Set<string>();
    const reader = new FirmReader(places);
    for (const list of lists) for (const row of list) places.add(reader.#placeOf(row.regency).name);
    places.delete('');
    return reader;
  }

  read(row: FirmRow): FirmProfile {
    const place = this.#placeOf(row.regency);
    const name = withoutOwnPlace(readCompanyName(row.name, this.#places), place.name);
    const npwp = npwpParts(row.npwp);
    const address = addressKey(row.address);
    return {
      core: name.core,
      joined: name.core.join(''),
      form: name.form,
      kind: name.kind,
      number: name.number,
      nib: nibKey(row.nib),
      npwpRoot: npwp.root,
      npwpBranch: npwp.branch,
      place: place.key,
      placeName: place.name,
      address,
      street: address.replace(/[ 0-9]+$/, ''),
      branch: name.branch,
      saysBranch: name.saysBranch,
      isBranch: name.branch !== '' || (npwp.branch !== '' && npwp.branch !== '000'),
    };
  }

  #placeOf(regency: string | null): Place {
    const known = this.#read.get(regency);
    if (known !== undefined) return known;
    const place = { key: placeKey(regency), name: placeName(regency) };
    this.#read.set(regency, place);
    return place;
  }
}

/** Normalises one firm. */
export function profileOf(row: FirmRow, places: ReadonlySet<string>): FirmProfile {
  return new FirmReader(places).read(row);
}

/** A name may end in a mistyped place: then the firm's own regency tells what was meant. */
function withoutOwnPlace(name: CompanyName, place: string): CompanyName {
  const length = place.split(' ').length;
  if (name.branch !== '' || place === '' || name.core.length <= length) return name;
  const tail = name.core.slice(-length).join(' ');
  if (editDistance(tail, place, 2) > (place.length >= 8 ? 2 : 1)) return name;
  return { ...name, core: name.core.slice(0, -length), branch: place };
}
