/** A piece of text and whether it differs from the other side. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Both sides of one field, cut where they differ. */
export interface Differences {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
  readonly same: boolean;
}

/** Longest common subsequence lengths, for texts of a field's size (quadratic on purpose). */
function commonLengths(a: string, b: string): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] = a[i] === b[j] ? 1 + (table[i + 1]?.[j + 1] ?? 0) : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function append(pieces: { text: string; differs: boolean }[], character: string, differs: boolean): void {
  const last = pieces.at(-1);
  if (last?.differs === differs) last.text += character;
  else pieces.push({ text: character, differs });
}

const LONGEST = 200;

/** Marks the characters in which two texts differ; capitals count as equal to small letters. */
export function differences(leftText: string, rightText: string): Differences {
  const a = leftText.slice(0, LONGEST);
  const b = rightText.slice(0, LONGEST);
  const left: { text: string; differs: boolean }[] = [];
  const right: { text: string; differs: boolean }[] = [];
  const table = commonLengths(a.toUpperCase(), b.toUpperCase());
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const equal = i < a.length && j < b.length && a.charAt(i).toUpperCase() === b.charAt(j).toUpperCase();
    if (equal) {
      append(left, a.charAt(i), false);
      append(right, b.charAt(j), false);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      append(left, a.charAt(i), true);
      i += 1;
    } else {
      append(right, b.charAt(j), true);
      j += 1;
    }
  }
  return { left, right, same: left.every((piece) => !piece.differs) && right.every((piece) => !piece.differs) };
}
