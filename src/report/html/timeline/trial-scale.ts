import type { Report } from '../../../core/report.ts';
import { timeScale, type TimeScale } from './time-scale.ts';

/** How wide every figure over time is, and how much of that is left of its time axis. */
export const figureWidth = 1_080;
export const gutter = 170;

const startShare = 0.06;

/** The one time axis of a trial: all of its figures stand on it, one below the other. */
export const trialScale = ({ timing }: Pick<Report, 'timing'>): TimeScale => {
  const end = Math.max(timing.wall_ms, ...timing.phases.map(({ ended_ms: ended }) => ended));
  // Nothing can be seen before the steady state: only the last bit of the start is drawn, so that the rest has the room.
  const steady = timing.phases.find(({ phase }) => phase === 'steady')?.began_ms ?? 0;
  return timeScale(Math.max(0, steady - (end - steady) * startShare), end, gutter, figureWidth - 14);
};
