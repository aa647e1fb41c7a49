import { coverageTotals } from '../../core/coverage-totals.ts';
import type { CoverageItem, CoverageKind } from '../../core/coverage.ts';

/** `4/7`: how many of one kind held, of those for this platform. Empty where there is none of the kind. */
export const kindShare = (items: readonly CoverageItem[], kind: CoverageKind): string => {
  const own = items.filter((item) => item.kind === kind);
  const { statuses } = coverageTotals(own);
  return own.length === 0 ? '' : `${String(statuses.held)}/${String(own.length - statuses['not-here'])}`;
};
