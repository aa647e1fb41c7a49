import type { Report } from '../../src/core/report.ts';

/** All that a report has against the drill and its document. */
export const notHeld = (report: Report): readonly string[] => [
  ...report.promises.filter(({ verdict }) => verdict !== 'held').map(({ name }) => `promise ${name}`),
  ...report.findings.filter(({ verdict }) => verdict !== 'held').map(({ claim }) => `finding ${claim}`),
  ...report.steps.filter(({ verdict }) => verdict !== 'held' && verdict !== 'not-tried').map(({ id }) => `step ${id}`),
];

/** A report in few words, for whoever reads why a test failed. */
export const told = (report: Report): string => [`${report.verdict}, ${report.outcome}: ${report.summary}`, ...notHeld(report)].join('; ');
