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
  /** Place named in the firm's name, and whether the name calls it a branch. */
  readonly branch: string;
  readonly saysBranch: boolean;
  /** Whether name or tax number say that this is a branch. */
  readonly isBranch: boolean;
}

/** All place names that either file uses: they tell a place at the end of a name from a part of the name. */
export function knownPlaces(lists: readonly (readonly FirmRow[])[]): Set<string> {
  const places = new Set<string>();
  for (const list of lists) for (const row of list) places.add(placeName(row.regency));
  places.delete('');
  return places;
}

/** Normalises one firm. */
export function profileOf(row: FirmRow, places: ReadonlySet<string>): FirmProfile {
  const name = withoutOwnPlace(readCompanyName(row.name, places), placeName(row.regency));
  const npwp = npwpParts(row.npwp);
  return {
    core: name.core,
    joined: name.core.join(''),
    form: name.form,
    kind: name.kind,
    number: name.number,
    nib: nibKey(row.nib),
    npwpRoot: npwp.root,
    npwpBranch: npwp.branch,
    place: placeKey(row.regency),
    placeName: placeName(row.regency),
    address: addressKey(row.address),
    branch: name.branch,
    saysBranch: name.saysBranch,
    isBranch: name.branch !== '' || (npwp.branch !== '' && npwp.branch !== '000'),
  };
}

/** A name may end in a mistyped place: then the firm's own regency tells what was meant. */
function withoutOwnPlace(name: CompanyName, place: string): CompanyName {
  const length = place.split(' ').length;
  if (name.branch !== '' || place === '' || name.core.length <= length) return name;
  const tail = name.core.slice(-length).join(' ');
  if (editDistance(tail, place, 2) > (place.length >= 8 ? 2 : 1)) return name;
  return { ...name, core: name.core.slice(0, -length), branch: place };
}
