import { coverageStatuses, type CoverageItem, type CoverageStatus } from '../../core/coverage.ts';

/** What a line with several items is drawn as: the one that most needs to be looked at. `undefined` for a line with none. */
export const worstStatus = (items: readonly CoverageItem[]): CoverageStatus | undefined =>
  coverageStatuses.findLast((status) => items.some((item) => item.status === status));
