import type { Finding } from '../../core/check.ts';
import { DrillError } from '../../core/errors.ts';
import type { MutantResult } from '../../core/mutation.ts';
import type { Report } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import { compareTrials } from '../ablation/compare-trials.ts';

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
    const named = place?.file === file ? place.line : null;
    return result(made, file, { outcome: 'noticed', by: 'reading', verdict: 'refused', named_line: named, why: read.words });
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

/** What came of a trial of the copy: noticed, when something that held for the document is seen not to; undecided, when it proved nothing. */
export const judgeTrial = (made: MadeError, file: string, report: Report, whole: Report): MutantResult => {
  const { verdict, summary } = report;
  const difference = compareTrials(whole, report);
  if (difference.kind === 'undecided') return result(made, file, { outcome: 'undecided', by: null, verdict, named_line: null, why: difference.why });
  if (difference.kind === 'none') {
    return result(made, file, { outcome: 'survived', by: null, verdict, named_line: null, why: `the trial ended as before: ${summary}` });
  }
  const wrong = (its: Verdict | 'not-tried'): boolean => its === 'drift' || its === 'broken';
  const lines = [
    ...report.steps.filter((step) => wrong(step.verdict)).map(({ line }) => line),
    ...report.findings.flatMap(({ line, verdict: its }) => (line !== null && wrong(its) ? [line] : [])),
  ];
  const named = lines.find((line) => line === made.line) ?? lines[0] ?? null;
  return result(made, file, { outcome: 'noticed', by: 'trial', verdict: worstSeen(report), named_line: named, why: difference.lost[0] ?? summary });
};

/** The worst that was seen; what was not seen is another matter. */
const worstSeen = ({ steps, promises, findings }: Report): Verdict => {
  const all = [...steps, ...promises, ...findings].map(({ verdict }) => verdict);
  return all.includes('broken') ? 'broken' : 'drift';
};
