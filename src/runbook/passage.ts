import type { Code, List, Table } from 'mdast';
import type { StepPart } from '../core/runbook.ts';

/** What a section is made of, as far as an incident needs it. */
export type Block =
  /** A sentence; `raw` is its Markdown. */
  | { readonly kind: 'words'; readonly text: string; readonly raw: string; readonly line: number }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'commands'; readonly code: Code }
  | { readonly kind: 'table'; readonly table: Table }
  /** An HTML comment for the step behind it. */
  | { readonly kind: 'annotation'; readonly raw: string; readonly line: number };

/** A run of blocks that serve one part of an incident. `part` is `undefined` for what stands under no title that names one. */
export interface Passage {
  readonly part: StepPart | undefined;
  readonly title: string;
  /** The line of a heading that is itself a step ("Step 2: …"): all below it belongs to that step. */
  readonly stepLine: number | undefined;
  readonly blocks: readonly Block[];
}
