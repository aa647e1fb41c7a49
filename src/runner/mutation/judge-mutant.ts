import type { Finding } from '../../core/check.ts';
import { DrillError } from '../../core/errors.ts';
import { formatPlace } from '../../core/place.ts';
import type { MutantResult } from '../../core/mutation.ts';
import type { Report } from '../../core/report.ts';

/** The error that was made in a copy, as far as a judge needs it. */
export interface MadeError {
  readonly operator: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly hint: string;
}

type Opinion = Pick<MutantResult, 'outcome' | 'by' | 'verdict' | 'named_line' | 'why'>;

const result = ({ operator, line, before, after, hint }: MadeError, file: string, opinion: Opinion): MutantResult => ({
  operator,
  file,
  line,
  before,
  after,
  ...opinion,
  hint: opinion.outcome === 'survived' ? hint : null,
});

/**
 * What came of reading the copy: noticed, when it was refused or a finding is drift that was none in the document itself; `undefined` when it
 * reads as well as before, and only a trial can tell.
 */
export const judgeReading = (
  made: MadeError,
  file: string,
  read: DrillError | readonly Finding[],
  before: readonly Finding[],
): MutantResult | undefined => {
  if (read instanceof DrillError) {
    const { place } = read.details;
    const why = place === undefined ? read.message : read.message.slice(formatPlace(place).length + 2);
    return result(made, file, { outcome: 'noticed', by: 'reading', verdict: 'refused', named_line: place?.file === file ? place.line : null, why });
  }
  const known = new Set(before.filter(({ verdict }) => verdict !== 'held').map(({ claim, saw }) => `${claim}\n${saw}`));
  const fresh = read.filter(({ claim, saw, verdict }) => verdict !== 'held' && !known.has(`${claim}\n${saw}`));
  const found = fresh.find(({ place }) => place?.line === made.line) ?? fresh[0];
  if (found === undefined) return undefined;
  return result(made, file, {
    outcome: 'noticed',
    by: 'reading',
    verdict: found.verdict,
    named_line: found.place?.line ?? null,
    why: `${found.claim}: ${found.saw}`,
  });
};

/** What came of a trial of the copy: noticed, when it ended worse than the trial of the document; undecided, when it proved nothing. */
export const judgeTrial = (made: MadeError, file: string, report: Report, whole: Report): MutantResult => {
  const { verdict, outcome } = report;
  if (outcome !== 'finished' || verdict === 'inconclusive') {
    return result(made, file, { outcome: 'undecided', by: null, verdict, named_line: null, why: report.summary });
  }
  if (verdict === 'held' || verdict === whole.verdict) {
    return result(made, file, { outcome: 'survived', by: null, verdict, named_line: null, why: `the trial ended as before: ${report.summary}` });
  }
  const lines = [
    ...report.steps.filter((step) => step.verdict === 'drift' || step.verdict === 'broken').map(({ line }) => line),
    ...report.findings.flatMap(({ line, verdict: its }) => (line !== null && its !== 'held' ? [line] : [])),
  ];
  const named = lines.find((line) => line === made.line) ?? lines[0] ?? null;
  return result(made, file, { outcome: 'noticed', by: 'trial', verdict, named_line: named, why: report.summary });
};
