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
  if (name === 'lost' && unit === 'ms') return `more is lost than what was acknowledged ${formatDuration(milliseconds(promised))} before the fault`;
  return unit === 'ms' ? `${name} ${late}` : `${String(measured)} acknowledged writes are lost or doubled`;
};

const noticing: ReadonlySet<string> = new Set(['detected', 'alerted']);

/** What is no longer so, of what held in the first trial: seen to be wrong, or not seen at all. */
interface Loss {
  readonly words: string;
  readonly seen: boolean;
}

/**
 * Compares by what held: figures differ from trial to trial, promises and claims do not. Steps in `withheld` are expected not to be tried. A trial
 * that was not finished or whose faults were not proved decides nothing, whatever else it says.
 */
export const compareTrials = (whole: Report, other: Report, withheld: ReadonlySet<string> = new Set()): Difference => {
  const proved = other.promises.every(({ name, verdict }) => name !== 'restored' || verdict !== 'inconclusive');
  if (other.outcome !== 'finished' || !proved) return { kind: 'undecided', why: other.summary };
  // What is to be done comes after what is to be noticed: a recovery cannot have changed that.
  const earlier = promisesLost(whole, other).find(({ name }) => noticing.has(name));
  if (earlier !== undefined) return { kind: 'undecided', why: `${inWords(earlier)}, before anything of the recovery was tried` };
  const losses = lossesOf(whole, other, withheld);
  const seen = losses.filter((loss) => loss.seen).map(({ words }) => words);
  if (seen.length > 0) return { kind: 'worse', lost: seen };
  return losses.length === 0 ? { kind: 'none' } : { kind: 'undecided', why: losses.map(({ words }) => words).join('; ') };
};

const promisesLost = (whole: Report, other: Report): readonly ReportPromise[] => {
  const held = new Set(whole.promises.filter(({ verdict }) => verdict === 'held').map(({ name }) => name));
  return other.promises.filter(({ name, verdict }) => verdict !== 'held' && held.has(name));
};

const lossesOf = (whole: Report, other: Report, withheld: ReadonlySet<string>): readonly Loss[] => {
  const heldClaims = new Set(whole.findings.filter(({ verdict }) => verdict === 'held').map(({ claim }) => claim));
  const heldSteps = new Set(whole.steps.filter(({ verdict, id }) => verdict === 'held' && !withheld.has(id)).map(({ id }) => id));
  return [
    ...promisesLost(whole, other).map((promise) => ({ words: inWords(promise), seen: promise.verdict !== 'inconclusive' })),
    ...other.findings
      .filter(({ claim, verdict }) => verdict !== 'held' && heldClaims.has(claim))
      .map(({ claim, saw, verdict }) => ({ words: `not so: ${claim} (${saw})`, seen: verdict !== 'inconclusive' })),
    ...other.steps
      .filter(({ id, verdict }) => verdict !== 'held' && heldSteps.has(id))
      .map(({ id, verdict, why }) => ({
        words: `${id} ${verdict === 'not-tried' ? 'is not reached' : verdict === 'inconclusive' ? 'decides nothing' : 'fails'}: ${why}`,
        seen: verdict !== 'inconclusive',
      })),
  ];
};
