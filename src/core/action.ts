import type { RunningStack } from './stack.ts';

/** Something an operator does that the document says in prose. Named with the operator's verb. */
export interface Action {
  readonly type: 'action';
  /** "turn maintenance mode on" */
  readonly words: string;
  /** Resolves with what was seen when it is done. Rejects when it could not be done. */
  readonly perform: (stack: RunningStack, signal: AbortSignal) => Promise<string>;
}

export const action = (words: string, perform: Action['perform']): Action => ({ type: 'action', words, perform });
