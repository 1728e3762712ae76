import type { Rooms } from '../../compose.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { registerContact, type Verification } from '../../portal/contacts.service.ts';
import { employerIdentity } from '../../portal/sign-in.queries.ts';
import { castOf } from './cast.ts';
import { castStories, type Firm } from './firms.ts';
import { agreed } from './time.ts';

const NAMES = [
  'Sri Handayani', 'Ketut Suardana', 'Fransiska Lamawuran', 'Rudi Hartanto', 'Siti Maimunah', 'Benny Pasaribu',
  'Lina Wijaya', 'Abdul Ghofur', 'Yosephine Manullang', 'Dedi Kusnadi', 'Ni Luh Ariani', 'Irfan Maulana',
];
const WAYS: readonly Verification[] = ['register', 'letter', 'call', 'visit'];

/** Who speaks for a firm as an address nobody owns: names under .example lead nowhere. */
function addressOf({ name }: Firm): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.|\.$/g, '');
  return `personalia.${plain}@contoh.example`;
}

function turn<T>(list: readonly T[], index: number): T {
  const chosen = list[index % list.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

async function contactOf(tx: Tx, firm: Firm): Promise<string | undefined> {
  return (await tx.row<{ id: string }>('SELECT id FROM company_contact WHERE company_id = $1 AND ended_at IS NULL ORDER BY id LIMIT 1', [firm.id]))?.id;
}

/** Registers the contact of a firm once. @param index varies the name and how the address was verified. */
export async function ensureContact(tx: Tx, firm: Firm, index: number, verified = true): Promise<void> {
  if ((await contactOf(tx, firm)) !== undefined) return;
  const verification = verified ? turn(WAYS, index) : null;
  agreed(await registerContact(tx, { companyId: firm.id, name: turn(NAMES, index), email: addressOf(firm), verification }));
}

/** The contact of a firm as the person who acts. @throws Error when it has none that is active. */
export async function employerOf({ database }: Pick<Rooms, 'database'>, system: Actor, firm: Firm): Promise<Actor> {
  const identity = await database.read(system, async (tx) => {
    const id = await contactOf(tx, firm);
    return id === undefined ? undefined : employerIdentity(tx, id);
  });
  if (!identity) throw new Error(`${firm.name} has no active contact`);
  return identity.actor;
}

/** Registers who speaks for the firms of the stories; two of those without one wait for verification. */
export async function playContacts({ database }: Pick<Rooms, 'database'>): Promise<void> {
  const { system, signer } = await castOf(database);
  const stories = await database.read(system, castStories);
  const silent = stories.filter(({ contact }) => !contact).slice(0, 2);
  await database.transaction(signer, async (tx) => {
    for (const [index, { firm, contact }] of stories.entries()) if (contact) await ensureContact(tx, firm, index);
    for (const [index, { firm }] of silent.entries()) await ensureContact(tx, firm, index, false);
  });
}
