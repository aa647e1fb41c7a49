import type { Duration } from './duration.ts';

/** What a document says about a step in an HTML comment, which readers of the rendered page do not see. */
export interface StepAnnotations {
  /** The longest time for each block of commands. */
  readonly timeout?: Duration;
  /** The exit code that each block of commands should end with. */
  readonly exit?: number;
  /** Why the step is not carried out here. */
  readonly skip?: string;
}
