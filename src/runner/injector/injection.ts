import type { Fault } from '../../core/fault.ts';
import type { Stroke } from '../../core/schedule.ts';

/** A fault in force. */
export interface Injection {
  readonly id: string;
  readonly fault: Fault;
  /** Whether a canary saw the harm. */
  readonly bites: boolean;
  /**
   * Brings back what was found before, and looks until that is seen. Lifting twice is harmless. Answers why not, if it cannot be brought back
   * within a budget of its own, never what is left of the trial's. `hurry` ends the trying.
   */
  lift(hurry?: AbortSignal): Promise<string | undefined>;
}

/** An injection that is written down and not made yet. */
export interface Prepared {
  /** Does the harm and looks until it is seen to bite. @throws DrillError `fault-failed` when the call failed. */
  strike(signal: AbortSignal): Promise<Injection>;
}

export interface Injector {
  /**
   * Reads what each stroke will find and writes every intent down, before the first call does harm. What is prepared and never struck is lifted
   * like the rest. @throws DrillError `ledger-unwritable`.
   */
  prepare(strokes: readonly Stroke[], signal: AbortSignal): Promise<readonly Prepared[]>;
  /** One fault alone. @throws DrillError `ledger-unwritable` before anything is done, `fault-failed` when the call failed. */
  inject(fault: Fault, signal: AbortSignal): Promise<Injection>;
  /** Looks at every fault in force and records those that somebody else has repaired. */
  noticeRepairs(): Promise<void>;
  /** Lifts whatever is in force, last in first out; what was prepared together is lifted together. Answers what could not be lifted. */
  liftAll(hurry?: AbortSignal): Promise<readonly { readonly injection: Injection; readonly why: string }[]>;
}
