/** What a rendering process is asked: a template folder, the fields, and the creation time written into the file. */
export interface RenderTask {
  readonly id: number;
  readonly template: string;
  readonly data: object;
  /** Seconds since 1970. Equal tasks give equal bytes. */
  readonly timestamp: number;
}

/** What it answers. */
export type RenderAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly problem: string };
