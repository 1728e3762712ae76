/**
 * How an Indonesian name token sounds, so that old and new spelling agree:
 * Soetjipto = Sucipto, Djunaedi = Junaidi, Hidajat = Hidayat, Achmad = Ahmad, Irvan = Irfan, Romadon ≈ Ramadhan.
 */
const MUHAMMAD = /^(M[UO](H|CH|KH)[AOEU]?M{1,2}[AEOU]?[DT]{1,2}H?|MUH|MOH|MUCH|MOCH|MHD|MUHD|MOHD|MCH|MHMD)$/;

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/OE/g, 'U'],
  [/DJ/g, 'J'],
  [/TJ/g, 'C'],
  [/SJ|SY/g, 'S'],
  [/NJ/g, 'NY'],
  [/CH|KH/g, 'H'],
  [/TH/g, 'T'],
  [/DH/g, 'D'],
  [/PH|F|V/g, 'P'],
  [/GH/g, 'G'],
  [/Q/g, 'K'],
  [/X/g, 'KS'],
  [/AE/g, 'AI'],
  [/IE/g, 'I'],
  [/[JYZ]/g, 'I'],
  [/O/g, 'U'],
  [/(.)\1+/g, '$1'],
];

/** The sound of one token of capital letters. */
export function soundOf(token: string): string {
  if (MUHAMMAD.test(token)) return 'MUHAMAD';
  let sound = token;
  for (const [pattern, replacement] of STEPS) sound = sound.replace(pattern, replacement);
  return sound;
}

/** First letter and the consonants after it, at most five: stable under lost or mistyped vowels. */
export function skeletonOf(sound: string): string {
  const rest = sound
    .slice(1)
    .replace(/[AIUEH]/g, '')
    .replace(/(.)\1+/g, '$1');
  return (sound.charAt(0) + rest).slice(0, 5);
}
