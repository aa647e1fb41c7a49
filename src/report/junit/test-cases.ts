import { formatPlace } from '../../core/place.ts';
import type { Report } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import { promiseFigures } from '../promise-figures.ts';

/** One line of a trial as CI tools know it. */
export interface TestCase {
  readonly name: string;
  readonly verdict: Verdict | 'not-tried';
  /** Why, in one line. */
  readonly message: string;
  readonly seconds: number;
  readonly file?: string;
  readonly line?: number;
  readonly output?: string;
}

/** The verdict itself, then every promise, step and finding: a trial that failed has at least one case that says so. */
export const testCases = (report: Report): readonly TestCase[] => [
  { name: 'verdict', verdict: trialVerdict(report), message: report.summary, seconds: report.timing.wall_ms / 1_000 },
  ...report.promises.map((promise): TestCase => {
    const { documented, played, measured, error } = promiseFigures(promise);
    return {
      name: `promise: ${promise.name} (${documented})`,
      verdict: promise.verdict,
      message: `promised ${documented}, played as ${played}, measured ${measured}${error === '' ? '' : ` (± ${error})`}`,
      seconds: promise.unit === 'ms' ? (promise.measured ?? 0) / 1_000 : 0,
    };
  }),
  ...report.steps.map((step): TestCase => ({
    name: `step ${step.id}: ${step.text}`,
    verdict: step.verdict,
    message: `${formatPlace(step)}: ${step.why}`,
    seconds: (step.duration_ms ?? 0) / 1_000,
    file: step.file,
    line: step.line,
    ...(step.output === null ? {} : { output: step.command === null ? step.output : `$ ${step.command}\n${step.output}` }),
  })),
  ...report.findings.map((finding): TestCase => ({
    name: `finding: ${finding.claim}`,
    verdict: finding.verdict,
    message: finding.hint === null ? finding.saw : `${finding.saw}\n${finding.hint}`,
    seconds: 0,
    ...(finding.file === null ? {} : { file: finding.file }),
    ...(finding.line === null ? {} : { line: finding.line }),
  })),
];

/** A trial that did not finish is never a pass, whatever it had seen until then. */
const trialVerdict = ({ verdict, outcome }: Report): Verdict => (outcome !== 'finished' && verdict === 'held' ? 'inconclusive' : verdict);
