import type { Arrivals } from './arrivals/arrivals.ts';
import type { FaultInstant } from './checkers/loss-window.ts';
import type { Attempt, Found, ReadingEnd, ReadingStart } from './history.ts';
import type { Rate } from './quantity.ts';
import type { RunningStack } from './stack.ts';

/** A write that is about to be sent. Its id is never used for another. */
export type PlannedWrite = Omit<Attempt, 'writer' | 'invokedMs'>;

/** What one operation came to. One that is good has done what it was to write. */
export interface OperationResult {
  readonly ok: boolean;
  /**
   * The id of what was written, where only the system gives ids: then a write that was not acknowledged cannot be looked for. Beside `ok: false` it says that the
   * write was acknowledged, and that what the user waited for besides did not come: the write must be there all the same.
   */
  readonly acknowledged?: string;
  /**
   * Whether the answer itself says that nothing was done: a 4xx, a constraint that was not met. Without that, a write that was not acknowledged may have been
   * done, and may still be: a timeout, a connection that broke, a 5xx.
   */
  readonly refused?: boolean;
  /** Why it failed, short: `503`, `timeout`. */
  readonly why?: string;
}

/** One user of the system. Opened once per run; operations of one session may overlap. */
export interface LoadSession extends AsyncDisposable {
  /** Performs operation `number`. Must settle within the load's own timeout; a rejection counts as a failed operation. */
  operate(number: number, signal: AbortSignal): Promise<OperationResult>;
  /** What operation `number` is going to write, asked before it is sent; `undefined` where it only reads, or where the system gives the ids. */
  writes?(number: number): PlannedWrite | undefined;
  /**
   * Reads everything back that this session has written, once it has come to rest: from the source of truth, and from where users read. `acknowledged` are the
   * ids that must be there. No reading at all is no evidence.
   */
  readBack(acknowledged: readonly string[]): Promise<readonly ReadBack[]>;
}

/** One place, read to its end. What is found is told entry by entry, or counted by id. */
export interface ReadBack extends Pick<ReadingStart, 'from' | 'ordered'>, Partial<Pick<ReadingEnd, 'complete' | 'why' | 'partitions'>> {
  readonly entries: readonly Found[];
}

/** The users of a trial at work. Disposing it ends it at once, whatever is in flight, unless it was stopped before. */
export interface RunningLoad extends AsyncDisposable {
  /** Ends the schedule; resolves once every operation in flight has settled and stands on the timeline. */
  stop(): Promise<void>;
  /** See `LoadSession`. The fault is for whoever reads later how far back a loss reaches. */
  readBack(acknowledged: readonly string[], fault?: FaultInstant): Promise<readonly ReadBack[]>;
  /** Aborted with DrillError `load-failed` when the load ended by itself: what it would have seen, nobody has. */
  readonly died: AbortSignal;
}

/** Open-model load: operations start at instants that are fixed in advance, whatever the system answers. */
export interface Load {
  readonly name: string;
  /** How many operations a second start: on average, where `arrivals` says more. */
  readonly rate: Rate;
  /** When they start. Default: one a period, at the load's rate. */
  readonly arrivals?: Arrivals;
  /** The most operations that may be in flight; beyond it an operation is counted as unsent, never hidden. */
  readonly inFlight: number;
  open(stack: RunningStack, seed: number): Promise<LoadSession>;
}
