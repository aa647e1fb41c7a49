import type { OwnedDelay } from '../../core/knob.ts';
import type { ReportShare } from '../../core/report.ts';

export interface Span {
  /** How long it took, ms. */
  readonly ms: number;
  /** What can explain it. What certainly costs its time takes it before what may cost none. */
  readonly delays: readonly OwnedDelay[];
  /** How much of what is left is the harness looking late, ms. */
  readonly error: number;
  /** What the system did in it, for what nothing explains. */
  readonly doing: string;
}

/** Gives every millisecond of a span an owner: to each setting no more than it can cost, to the harness no more than its error, and what is left to the system. */
export const shareOut = ({ ms, delays, error, doing }: Span): readonly ReportShare[] => {
  let left = Math.max(0, ms);
  const take = (owner: ReportShare['owner'], what: string, most: number): readonly ReportShare[] => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken > 0 ? [{ owner, what, ms: taken }] : [];
  };
  const certain = delays.flatMap(({ owner, what, least }) => take(owner, what, least));
  const possible = delays.flatMap(({ owner, what, least, most }) => take(owner, what, most - least));
  const late = take('harness', 'the time between two looks', error);
  return together([...certain, ...possible, ...late, ...take('system', doing, Infinity)]);
};

/** Shares of one owner for one thing, added up, in the order in which they first came. */
export const together = (shares: readonly ReportShare[]): readonly ReportShare[] =>
  [...Map.groupBy(shares, ({ owner, what }) => `${owner} ${what}`).values()].flatMap((same) =>
    same.slice(0, 1).map(({ owner, what }) => ({ owner, what, ms: same.reduce((sum, { ms }) => sum + ms, 0) })),
  );
