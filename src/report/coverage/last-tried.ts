import type { CoverageTotals } from '../../core/coverage.ts';
import { formatDay } from './format-day.ts';

/** The day of the newest trial, or that there was none. */
export const lastTried = ({ last_tried: tried }: Pick<CoverageTotals, 'last_tried'>): string => (tried === null ? 'never' : formatDay(tried));
