import type { CoverageItem, CoverageStatus, CoverageTotals } from './coverage.ts';

/** Counts items. A share is of those that are for this platform, and rounded down. */
export const coverageTotals = (items: readonly CoverageItem[]): CoverageTotals => {
  const statuses: Record<CoverageStatus, number> = { 'held': 0, 'drift': 0, 'inconclusive': 0, 'broken': 0, 'never-tried': 0, 'not-here': 0 };
  for (const { status } of items) statuses[status] += 1;
  const here = items.length - statuses['not-here'];
  const percent = (count: number): number | null => (here === 0 ? null : Math.floor((100 * count) / here));
  return {
    statuses,
    held_percent: percent(statuses.held),
    tried_percent: percent(here - statuses['never-tried']),
    last_tried:
      items
        .flatMap(({ evidence }) => (evidence === null ? [] : [evidence.tried_at]))
        .toSorted()
        .at(-1) ?? null,
  };
};
