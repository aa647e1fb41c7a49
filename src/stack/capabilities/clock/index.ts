import type { ClockHarms } from '../../../core/harms/clock-harms.ts';
import type { ServiceTable } from '../table.ts';
import { lacksClock, skewClock } from './skew-clock.ts';

export const clockCapabilities: ServiceTable<ClockHarms> = {
  skewClock: { open: skewClock, lacks: lacksClock },
};
