/** Why a file cannot be read at all, and what its owner can do; both in Bahasa for the page. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
