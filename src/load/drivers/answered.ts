import type { OperationResult } from '../../core/load.ts';

/** What one call of a driver came to. It is an `OperationResult` as it stands: a load may return it, or judge the answer itself. */
export type Answered<Answer> = Done<Answer> | NotDone<Answer>;

interface Done<Answer> extends OperationResult {
  readonly ok: true;
  readonly answer: Answer;
}

/** A driver always says whether the system refused; where it cannot know, `refused` is false, and a write may have been done. */
interface NotDone<Answer> extends OperationResult {
  readonly ok: false;
  readonly refused: boolean;
  readonly why: string;
  /** The answer, where there was one that says no. */
  readonly answer?: Answer;
}
