import type { Issue } from './letter-facts.ts';

interface OfficeParts {
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly letterhead: Readonly<Record<string, unknown>>;
  readonly signerTitle?: string;
}

const ORGANISATION = 'Badan Penyelenggara Jaminan Sosial Kesehatan';
const POSITION = 'Petugas Pemeriksa';

function line(letterhead: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = letterhead[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * The issuing side of a letter. An office without a letterhead of its own (`organisation`, `unit`, `contact`)
 * gets one from its name and address.
 */
export function issueOf(office: OfficeParts, rest: Omit<Issue, 'office'>): Issue {
  const { letterhead } = office;
  const signer = rest.signer && {
    ...rest.signer,
    position: rest.signer.position === '' ? POSITION : rest.signer.position,
  };
  return {
    ...rest,
    signer,
    office: {
      organisation: line(letterhead, 'organisation') ?? ORGANISATION,
      unit: line(letterhead, 'unit') ?? office.name,
      contact: line(letterhead, 'contact') ?? `${office.address}, ${office.city}`,
      city: office.city,
    },
  };
}
