import type { FailureClass } from './failure-class.ts';
import type { ClockName, ReportClock, ReportPromise, ReportTiming } from './report.ts';
import type { Outcome, Verdict } from './verdict.ts';

/** One trial as the history keeps it: what it came to, its figures, and what must be the same for two trials to be compared. */
export interface PastTrial {
  readonly run_id: string;
  /** Unique within its run: the name of its folder. */
  readonly trial: string;
  readonly drill: string;
  readonly variant: string | null;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly failure: FailureClass | null;
  readonly summary: string;
  /** What was checked out when the run began; `null` outside of a repository. */
  readonly commit: Commit | null;
  readonly machine: MachineClass;
  readonly timing: Pick<ReportTiming, 'name' | 'factor' | 'wall_ms' | 'documented_wait_ms'>;
  readonly seed: number;
  readonly started_at: string;
  readonly clocks: Readonly<Record<ClockName, Pick<ReportClock, 'at_ms' | 'error_ms'> | null>>;
  readonly promises: readonly Omit<ReportPromise, 'documented'>[];
}

export interface Commit {
  readonly id: string;
  /** Files of the repository differ from the commit: what was tried is not what it names. */
  readonly dirty: boolean;
}

/** Machines that are alike enough for their figures to be compared. */
export interface MachineClass {
  /** The same for the same facts, on every machine. */
  readonly id: string;
  /** For people: `2 x AMD EPYC 9R14, 24 GiB, linux 6.18, engine 29.1`. */
  readonly words: string;
}
