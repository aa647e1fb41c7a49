import type { Report } from './report.ts';
import type { Event } from './timeline.ts';

/** An observer of runs. Every method is optional; one that throws ends the run as failed and never stops it half-way. */
export interface Reporter {
  /** A trial is about to start something. */
  onBegin?(trial: TrialHeading): void | Promise<void>;
  /** Something that is being waited for: told when it starts, while it lasts and when it is over. */
  onProgress?(progress: Progress): void;
  onEvent?(event: Event): void;
  /** The trial is over, the system is gone. `folder` is where its files belong. */
  onReport?(report: Report, folder: string): void | Promise<void>;
  /** Everything is over. `output` is the folder of the whole run. */
  onEnd?(reports: readonly Report[], output: string): void | Promise<void>;
  /** Undoing failed: the loudest thing there is. */
  onCouldNotRestore?(residue: Residue): void;
}

export interface TrialHeading {
  readonly runId: string;
  readonly drill: string;
  readonly variant: string | null;
  readonly title: string;
  readonly timing: string;
  readonly seed: number;
  /** The steps in their order, so that live output can name the line of the document. */
  readonly steps?: readonly StepHeading[];
}

export interface StepHeading {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Progress {
  /** What is awaited: "Prometheus fires RedisDown". */
  readonly waitingFor: string;
  readonly state: 'began' | 'waiting' | 'done' | 'failed';
  readonly elapsedMs: number;
  /** The deadline, where there is one. */
  readonly withinMs?: number;
  /** What was seen last. */
  readonly saw?: string;
}

/** A fault or an object that could not be taken away. */
export interface Residue {
  readonly what: string;
  readonly why: string;
  /** Commands that a person can type to remove it. */
  readonly byHand: readonly string[];
}
