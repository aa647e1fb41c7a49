/** A stretch of text in one style, without Markdown. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'code' | 'strong' | 'emphasis';
  /** Where it leads, as it is written: nothing says that it is safe to follow. */
  readonly href: string | null;
}

interface Placed {
  /** Counted from 1. */
  readonly line: number;
  /** How deep in lists and quotes, from 0. */
  readonly indent: number;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly (readonly Span[])[];
}

/** A document as it is drawn, from top to bottom: each piece with the line that it begins on. */
export type DocumentLine =
  | (Placed & { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] })
  /** A paragraph. `marker` is that of the list item that it begins (`3.`, `•`), `>` in a quote, else empty. */
  | (Placed & { readonly kind: 'words'; readonly marker: string; readonly spans: readonly Span[] })
  /** One line of a block of code, or of HTML, which is shown as it is written. */
  | (Placed & { readonly kind: 'code'; readonly text: string; readonly edge: 'first' | 'last' | 'only' | 'inner' })
  | (Placed & { readonly kind: 'table'; readonly head: readonly (readonly Span[])[]; readonly rows: readonly TableRow[] })
  | (Placed & { readonly kind: 'rule' });
