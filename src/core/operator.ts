import type { Duration } from './duration.ts';

/** What a runbook's command came to. */
export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and error as they came, stripped of control characters, redacted and cut to a bound. */
  readonly output: string;
  readonly durationMs: number;
  /** Which line of the block failed first, counted from 1, where bash could tell. */
  readonly failedLine?: number;
  /** Calls that the gate in front of Docker refused, in words. */
  readonly refused: readonly string[];
}

/** The person on call: carries out a runbook's commands as they are written, in a toolbox on the stack's network. */
export interface Operator {
  /** Runs one fenced block verbatim with bash. Ends it after `within` (exit code 124). @throws DrillError `operator-failed` when the toolbox is gone. */
  run(command: string, within: Duration, signal: AbortSignal): Promise<CommandResult>;
}
