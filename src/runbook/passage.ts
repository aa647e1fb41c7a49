import type { Code, List, Table } from 'mdast';
import type { Part } from './part-of-title.ts';

/** What a section is made of, as far as an incident needs it. */
export type Block =
  | { readonly kind: 'words'; readonly text: string; readonly line: number }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'commands'; readonly code: Code }
  | { readonly kind: 'table'; readonly table: Table };

/** A run of blocks that serve one part of an incident. `part` is `undefined` for what stands under no title that names one. */
export interface Passage {
  readonly part: Part | undefined;
  readonly title: string;
  readonly blocks: readonly Block[];
}
