import { existsSync } from 'node:fs';
import { DrillError } from '../core/errors.ts';
import { readTrials, type FoundTrials } from '../report/read-trials.ts';

const usual = '.firedrill/runs';

/** The trials of a folder of runs. Where none is named, the usual one, which is not there before the first run. @throws DrillError `report-invalid`. */
export const findTrials = async (named: string | undefined): Promise<FoundTrials> => {
  if (named !== undefined && !existsSync(named)) {
    throw new DrillError('report-invalid', `there is no folder of runs at ${named}`, {
      hint: `runs are written to ${usual}, or where --output says`,
    });
  }
  return await readTrials(named ?? usual);
};
