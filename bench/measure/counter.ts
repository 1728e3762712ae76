/** Precision, recall and F1 with the counts behind them. */
export interface Score {
  readonly right: number;
  readonly got: number;
  readonly truth: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Counts answers against the truth. */
export class Counter {
  right = 0;
  got = 0;
  truth = 0;

  judge(isTrue: boolean, isGot: boolean): void {
    if (isTrue) this.truth += 1;
    if (isGot) this.claim(isTrue);
  }

  claim(isRight: boolean): void {
    this.got += 1;
    if (isRight) this.right += 1;
  }

  score(): Score {
    const { right, got, truth } = this;
    const round = (value: number): number => Math.round(value * 1e5) / 1e5;
    return {
      right,
      got,
      truth,
      precision: got === 0 ? 1 : round(right / got),
      recall: truth === 0 ? 1 : round(right / truth),
      f1: got + truth === 0 ? 1 : round((2 * right) / (got + truth)),
    };
  }
}
