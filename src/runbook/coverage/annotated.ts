import type { RunbookStep } from '../../core/runbook.ts';

/** A step with what its annotation may say of it. */
export interface Annotated extends RunbookStep {
  readonly annotations?: {
    /** Why it is not for here. */
    readonly skip?: string;
    /** The exit code that its commands are expected to end with; 0 unless it says otherwise. */
    readonly exit?: number;
  };
}
