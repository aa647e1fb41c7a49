import { formatDuration, milliseconds } from '../../core/duration.ts';
import type { Report, ReportPromise } from '../../core/report.ts';

/** What another trial of the same drill says about the change that was made to it. */
export type Difference =
  | { readonly kind: 'none' }
  /** What held in the first and does not in the other, in words, the weightiest first. */
  | { readonly kind: 'worse'; readonly lost: readonly string[] }
  /** The other trial proved nothing. */
  | { readonly kind: 'undecided'; readonly why: string };

const inWords = ({ name, measured, unit, promised }: ReportPromise): string => {
  const late = measured === null ? `not within ${formatDuration(milliseconds(promised))}` : `only after ${formatDuration(milliseconds(measured))}`;
  return unit === 'ms' ? `${name} ${late}` : `${String(measured)} acknowledged writes are lost or doubled`;
};

/** Compares by what held: figures differ from trial to trial, promises and claims do not. Steps in `withheld` are expected not to be tried. */
export const compareTrials = (whole: Report, other: Report, withheld: ReadonlySet<string> = new Set()): Difference => {
  if (other.outcome !== 'finished' || other.verdict === 'inconclusive') return { kind: 'undecided', why: other.summary };
  const held = {
    promises: new Set(whole.promises.filter(({ verdict }) => verdict === 'held').map(({ name }) => name)),
    steps: new Set(whole.steps.filter(({ verdict }) => verdict === 'held').map(({ id }) => id)),
    claims: new Set(whole.findings.filter(({ verdict }) => verdict === 'held').map(({ claim }) => claim)),
  };
  const lost = [
    ...other.promises.filter(({ name, verdict }) => verdict !== 'held' && held.promises.has(name)).map(inWords),
    ...other.findings
      .filter(({ claim, verdict }) => verdict !== 'held' && held.claims.has(claim))
      .map(({ claim, saw }) => `not so: ${claim} (${saw})`),
    ...other.steps
      .filter(({ id, verdict }) => verdict !== 'held' && held.steps.has(id) && !withheld.has(id))
      .map(({ id, verdict, why }) => `${id} ${verdict === 'not-tried' ? 'is not reached' : 'fails'}: ${why}`),
  ];
  return lost.length === 0 ? { kind: 'none' } : { kind: 'worse', lost };
};
