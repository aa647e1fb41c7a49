import { join } from 'node:path';
import type { Reporter } from '../../core/reporter.ts';
import { writeAtomically } from '../write-atomically.ts';

/** The file that holds a report, inside the folder of its trial. */
export const reportFileName = 'report.json';

/** Writes `<folder>/report.json`: the contract that all other reports can be drawn from again. */
export const jsonReporter = (): Reporter => ({
  onReport: (report, folder) => writeAtomically(join(folder, reportFileName), `${JSON.stringify(report, null, 2)}\n`),
});
