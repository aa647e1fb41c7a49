import { join, relative } from 'node:path';
import type { Report } from '../../core/report.ts';
import { trialName } from '../../core/trial-name.ts';
import { sanitizeTerminal } from '../sanitize-terminal.ts';
import { cutText } from './cut-text.ts';
import { inkOf, markOf } from './ink.ts';
import { padText } from './pad-text.ts';
import type { Paint } from './paint.ts';

/** The files that the other reporters of this run write: in the folder of each trial, and in the folder of the run. */
export interface WrittenFiles {
  readonly perTrial: readonly string[];
  readonly perRun: readonly string[];
}

export interface EndedTrial {
  readonly report: Report;
  readonly folder: string;
}

/** The last lines: with several trials one line for each, then where the reports are. */
export const closingLines = (trials: readonly EndedTrial[], output: string, files: WrittenFiles, { c, width }: Paint): readonly string[] => {
  const overview = trials.map(({ report: { drill, verdict, summary } }) => {
    return `  ${markOf(c, verdict)} ${inkOf(c, verdict)(verdict.padEnd(12))} ${padText(trialName(drill), 32)} ${c.dim(cutText(summary, width - 51))}`;
  });
  const paths = [
    ...trials.flatMap(({ folder }) => files.perTrial.map((file) => join(folder, file))),
    ...(trials.length === 0 ? [] : files.perRun.map((file) => join(output, file))),
  ];
  return [
    ...(trials.length > 1 ? [`  ${c.bold('ALL TRIALS')}`, ...overview, ''] : []),
    ...paths.map((path) => `  ${c.dim(sanitizeTerminal(shortest(path)))}`),
  ];
};

/** Relative where that is shorter to read: inside the working directory. */
const shortest = (path: string): string => {
  const near = relative('', path);
  return near.startsWith('..') ? path : near;
};
