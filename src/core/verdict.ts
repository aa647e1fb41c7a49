/**
 * What a trial found, from best to worst. `held`: the system kept its promise and the document is right. `drift`: the document is wrong.
 * `inconclusive`: something that must be seen was not seen. `broken`: a promise is broken.
 */
export type Verdict = 'held' | 'drift' | 'inconclusive' | 'broken';

const order: readonly Verdict[] = ['held', 'drift', 'inconclusive', 'broken'];

/** Whether a value is a verdict at all: what drills bring along is not always what its type says. */
export const isVerdict = (value: unknown): value is Verdict => order.some((verdict) => verdict === value);

/** The worst of several verdicts. No verdict at all is no evidence, and no evidence is never a pass. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0 ? 'inconclusive' : verdicts.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));

/** How a run ended, apart from what it found. */
export type Outcome = 'finished' | 'aborted' | 'harness-error';
