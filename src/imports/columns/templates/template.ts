import type { DateOrder, FileKind } from '../../file-kinds.ts';

/** A layout that an office or a form prescribes, recognised by its headings. */
export interface KnownTemplate {
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly kind: FileKind;
  /** The headings in order; units and legends in them do not count. */
  readonly headings: readonly string[];
  readonly dateOrder: DateOrder;
  /** By canonical column, the code table of the form; `null` tables are of columns that are not taken over. */
  readonly tables: Readonly<Record<string, string>>;
  /** Code tables of the form's other columns, for people who read them. */
  readonly otherTables: readonly string[];
  /** Where the layout was read, and how far it is verified. */
  readonly source: string;
}
