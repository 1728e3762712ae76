import { hashText } from './hash.ts';
import { skeletonOf, soundOf } from './normalise/sound.ts';

/**
 * Every distinct word of names, numbered, with how often it occurs and how it sounds.
 * Names are then short lists of numbers: two million rows fit in typed arrays, and a pair of words is compared once.
 */
export class Vocabulary {
  readonly words: string[] = [];
  readonly sounds: string[] = [];
  readonly soundKeys: number[] = [];
  readonly skeletonKeys: number[] = [];
  readonly counts: number[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a word; counts one occurrence. */
  intern(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] ?? 0) + 1;
      return known;
    }
    const number = this.words.length;
    const sound = soundOf(word);
    this.#numbers.set(word, number);
    this.words.push(word);
    this.sounds.push(sound);
    this.soundKeys.push(hashText(sound));
    this.skeletonKeys.push(hashText(skeletonOf(sound)));
    this.counts.push(1);
    return number;
  }

  word(number: number): string {
    return this.words[number] ?? '';
  }
}
