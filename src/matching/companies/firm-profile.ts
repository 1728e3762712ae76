import type { FirmRow } from '../input.ts';
import { readCompanyName } from '../normalise/company-name.ts';
import { nibKey, npwpParts } from '../normalise/firm-numbers.ts';
import { addressKey, placeKey, placeName } from '../normalise/place.ts';

/** A firm of either file, ready for comparison. */
export interface FirmProfile {
  readonly core: readonly string[];
  readonly joined: string;
  readonly form: string;
  readonly nib: string;
  readonly npwpRoot: string;
  readonly npwpBranch: string;
  /** Regency with its kind, '' when unknown. */
  readonly place: string;
  readonly placeName: string;
  readonly address: string;
  /** Place named in the firm's name. */
  readonly branch: string;
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
  const name = readCompanyName(row.name, places);
  const npwp = npwpParts(row.npwp);
  return {
    core: name.core,
    joined: name.core.join(''),
    form: name.form,
    nib: nibKey(row.nib),
    npwpRoot: npwp.root,
    npwpBranch: npwp.branch,
    place: placeKey(row.regency),
    placeName: placeName(row.regency),
    address: addressKey(row.address),
    branch: name.branch,
    isBranch: name.branch !== '' || (npwp.branch !== '' && npwp.branch !== '000'),
  };
}
