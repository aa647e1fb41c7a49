import type { Report } from '../../../core/report.ts';
import type { Paint } from '../paint.ts';
import { faultsBlock } from './faults-block.ts';
import { figuresBlock } from './figures-block.ts';
import { findingsBlock } from './findings-block.ts';
import { sharesBlock } from './shares-block.ts';
import { promisesBlock } from './promises-block.ts';
import { stepsBlock } from './steps-block.ts';
import { verdictBanner } from './verdict-banner.ts';

/** Nothing where there are no figures: a trial without a fault, or a report from before they were computed. */
const shares = (report: Report, paint: Paint, head: (label: string, rest: string) => string): readonly string[] =>
  report.figures === undefined || report.figures.length === 0
    ? []
    : ['', head('WHOSE TIME', 'floor and bound are what the settings of the system allow'), ...sharesBlock(report, paint)];

/** Everything that matters about one trial on one screen. The report must have come through `sanitizeDeep`. */
export const finalScreen = (report: Report, paint: Paint): readonly string[] => {
  const { findings, coverage } = report;
  const heldFindings = findings.filter(({ verdict }) => verdict === 'held').length;
  const head = (label: string, rest = ''): string => `  ${paint.c.bold(label)}${rest === '' ? '' : `  ${paint.c.dim(rest)}`}`;
  return [
    ...verdictBanner(report, paint),
    '',
    head('PROMISES', 'counted from the first injection'),
    ...promisesBlock(report, paint),
    ...shares(report, paint, head),
    '',
    head('FAULTS'),
    ...faultsBlock(report, paint),
    '',
    head('RUNBOOK', `${String(coverage.steps)} steps, ${String(coverage.tried)} tried, ${String(coverage.held)} held`),
    ...stepsBlock(report, paint),
    '',
    head('FINDINGS', `${String(heldFindings)} of ${String(findings.length)} held`),
    ...findingsBlock(report, paint),
    '',
    ...figuresBlock(report, paint),
  ];
};
