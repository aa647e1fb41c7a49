import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DrillError } from '../core/errors.ts';
import { reportFileName } from './json/json-reporter.ts';
import { readReport, type FiledReport } from './read-report.ts';

export interface FoundTrials {
  readonly trials: readonly FiledReport[];
  /** What could not be read as a report, in words that name the file. */
  readonly skipped: readonly string[];
}

/**
 * Every report below a folder: of runs, of one run or of one trial. One that is damaged or of another kind is skipped and told. Of each timeline
 * only the alerts are kept: hundreds of runs must fit into memory.
 */
export const readTrials = async (folder: string): Promise<FoundTrials> => {
  const files = (await Array.fromAsync(glob(`{,*/,*/*/}${reportFileName}`, { cwd: folder }))).sort();
  const trials: FiledReport[] = [];
  const skipped: string[] = [];
  for (const file of files.map((name) => join(folder, name))) {
    try {
      const report = await readReport(file);
      if (Number.isNaN(Date.parse(report.started_at))) throw new DrillError('report-invalid', `${file}: started_at should be a time`);
      trials.push({ report: { ...report, timeline: report.timeline.filter(({ kind }) => kind === 'alert') }, folder: dirname(file) });
    } catch (error) {
      if (!(error instanceof DrillError)) throw error;
      skipped.push(error.message);
    }
  }
  return { trials, skipped };
};
