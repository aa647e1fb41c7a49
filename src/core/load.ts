import type { Arrivals } from './arrivals/arrivals.ts';
import type { Rate } from './quantity.ts';
import type { RunningStack } from './stack.ts';

/** What one operation came to. An acknowledged write carries the id under which it must be found later. */
export interface OperationResult {
  readonly ok: boolean;
  /** Set when the system told the user that a write is done. */
  readonly acknowledged?: string;
  /** Why it failed, short: `503`, `timeout`. */
  readonly why?: string;
}

/** One user of the system. Opened once per run; operations of one session may overlap. */
export interface LoadSession extends AsyncDisposable {
  /** Performs operation `number`. Must settle within the load's own timeout; a rejection counts as a failed operation. */
  operate(number: number, signal: AbortSignal): Promise<OperationResult>;
  /** How often each of these acknowledged writes is found, read at the source of truth. 0 is lost, 2 is duplicated. */
  recall(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** The users of a trial at work. Disposing it ends it at once, whatever is in flight, unless it was stopped before. */
export interface RunningLoad extends AsyncDisposable {
  /** Ends the schedule; resolves once every operation in flight has settled and stands on the timeline. */
  stop(): Promise<void>;
  /** See `LoadSession`. */
  recall(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
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
