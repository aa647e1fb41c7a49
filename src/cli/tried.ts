import type { Report } from '../core/report.ts';
import type { ReporterFailure } from '../report/multiplexer.ts';

/** What became of all trials of one command. */
export interface Tried {
  readonly reports: readonly Report[];
  /** What reporters threw that are not the command's own. */
  readonly failures: readonly ReporterFailure[];
  /** Exit codes that stand in no report. */
  readonly exitCodes: readonly number[];
}
