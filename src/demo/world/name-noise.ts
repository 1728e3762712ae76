import type { Chance } from './chance.ts';
import type { Sex } from './name-pools.ts';
import type { Written } from './noise.ts';

type Spoiler = (chance: Chance, name: string, sex: Sex) => string;

const TITLES_BEFORE = { L: ['H. ', 'Drs. ', 'Ir. ', 'dr. '], P: ['Hj. ', 'Dra. ', 'dr. ', 'Hj '] } as const;
const TITLES_AFTER = [', S.E.', ', S.Pd', ' SH', ', S.Kom', ', Amd.', ' ST', ', S.Sos', ', M.M'];

// Spellings in use before 1972, which older certificates still carry.
const OLD_SPELLING: readonly (readonly [string, string])[] = [
  ['u', 'oe'],
  ['j', 'dj'],
  ['c', 'tj'],
  ['y', 'j'],
  ['ny', 'nj'],
];
const VARIANTS: readonly (readonly [string, string])[] = [
  ['f', 'p'],
  ['v', 'f'],
  ['z', 'j'],
  ['sy', 's'],
  ['i', 'y'],
  ['ah', 'a'],
  ['tt', 't'],
  ['dd', 'd'],
];
const MUHAMMAD = ['M.', 'Moh.', 'Muh.', 'Mohamad', 'Mochamad', 'Muhamad', 'Mohammad'];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const words = (name: string) => name.split(' ');

function respell(chance: Chance, name: string, table: readonly (readonly [string, string])[]): string {
  const fitting = table.filter(([from]) => name.toLowerCase().slice(1).includes(from));
  if (fitting.length === 0) return name;
  const [from, to] = chance.pick(fitting);
  const at = name.toLowerCase().indexOf(from, 1);
  return name.slice(0, at) + to + name.slice(at + from.length);
}

const typo: Spoiler = (chance, name) => {
  const at = chance.whole(1, Math.max(1, name.length - 2));
  const [before, letter, next, after] = [
    name.slice(0, at),
    name.charAt(at),
    name.charAt(at + 1),
    name.slice(at + 2),
  ];
  if (letter === ' ' || next === ' ') return name;
  return chance.pick([
    before + next + letter + after,
    before + next + after,
    before + letter + letter + next + after,
  ]);
};

const SPOILERS: Readonly<Record<string, Spoiler>> = {
  title: (chance, name, sex) =>
    chance.happens(0.6) ? chance.pick(TITLES_BEFORE[sex]) + name : name + chance.pick(TITLES_AFTER),
  typo,
  oldSpelling: (chance, name) => respell(chance, name, OLD_SPELLING),
  variant: (chance, name) =>
    name.startsWith('Muhammad ')
      ? name.replace('Muhammad', chance.pick(MUHAMMAD))
      : respell(chance, name, VARIANTS),
  dropped: (_chance, name) => (words(name).length > 2 ? words(name).slice(0, -1).join(' ') : name),
  initial: (_chance, name) => {
    const parts = words(name);
    return parts.length > 1 ? [...parts.slice(0, -1), `${parts.at(-1)?.charAt(0) ?? ''}.`].join(' ') : name;
  },
  joined: (_chance, name) => {
    const [first = '', second = '', ...rest] = words(name);
    return second === '' ? name : [capital(first + second.toLowerCase()), ...rest].join(' ');
  },
  moved: (_chance, name) => {
    const [first = '', ...rest] = words(name);
    return rest.length > 0 ? [...rest, first].join(' ') : name;
  },
  cut: (_chance, name) => name.slice(0, 15).trimEnd(),
};

const LIKELY: readonly (readonly [keyof typeof SPOILERS, number])[] = [
  ['title', 20],
  ['typo', 22],
  ['variant', 16],
  ['dropped', 14],
  ['initial', 8],
  ['oldSpelling', 7],
  ['joined', 5],
  ['cut', 4],
  ['moved', 3],
];

/** Writes a name as an office would: now and then spoilt, and in that office's letter case. */
export function writeName(
  chance: Chance,
  name: string,
  sex: Sex,
  share: number,
  upperCase: boolean,
): Written {
  let text = name;
  let noise: string | undefined;
  if (chance.happens(share)) {
    const kind = chance.weighted(LIKELY);
    const spoilt = SPOILERS[kind]?.(chance, name, sex) ?? name;
    if (spoilt !== name) [text, noise] = [spoilt, `name:${kind}`];
  }
  if (chance.happens(share / 4)) text = text.replace(' ', '  ');
  if (chance.happens(share / 8)) text = ` ${text} `;
  if (upperCase !== chance.happens(0.06)) text = text.toUpperCase();
  return { text, noise };
}
