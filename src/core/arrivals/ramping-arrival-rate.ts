import { formatDuration, type Duration } from '../duration.ts';
import type { Rate } from '../quantity.ts';
import type { Arrivals } from './arrivals.ts';

/** A stretch of time over which the rate goes evenly to another one. */
export interface RampStage {
  readonly to: Rate;
  readonly over: Duration;
}

export interface RampSettings {
  readonly from: Rate;
  readonly stages: readonly RampStage[];
}

/**
 * The rate goes from stage to stage in straight lines, and stays at the last one. Durations are played as given in both timings: they belong to the
 * load, not to the document.
 * @throws RangeError without a stage, or for one that lasts no time.
 */
export const rampingArrivalRate = ({ from, stages }: RampSettings): Arrivals => {
  if (stages.length === 0) throw new RangeError('a ramp has at least one stage');
  if (stages.some(({ over }) => over === 0)) throw new RangeError('a stage of a ramp lasts longer than 0 ms');
  return {
    words: `ramping from ${String(from)}/s ${stages.map(({ to, over }) => `to ${String(to)}/s over ${formatDuration(over)}`).join(', then ')}`,
    *instants() {
      let began = 0;
      let rate: number = from;
      // What of the next operation has come up so far: it starts when this reaches 1. The first one starts at once.
      let due = 1;
      for (const { to, over } of stages) {
        let spent = 0;
        for (let wait = untilDue(rate, to, over, spent, due); wait <= over - spent; wait = untilDue(rate, to, over, spent, due)) {
          spent += wait;
          yield began + spent;
          due = 0;
        }
        due += arrived(rate, to, over, over) - arrived(rate, to, over, spent);
        began += over;
        rate = to;
      }
      for (let at = began + ((1 - due) * 1_000) / rate; ; at += 1_000 / rate) yield at;
    },
  };
};

/** How many operations have come up in a stage after `ms`: the area below its line. */
const arrived = (from: number, to: number, over: number, ms: number): number => (from * ms + ((to - from) * ms * ms) / (2 * over)) / 1_000;

/** How long after `spent` the part of an operation that is still missing has come up: the positive root of that area, in a form that a level line does not divide by 0. */
const untilDue = (from: number, to: number, over: number, spent: number, due: number): number => {
  const slope = (to - from) / over;
  const now = from + slope * spent;
  const missing = (1 - due) * 1_000;
  const root = now * now + 2 * slope * missing;
  return root < 0 ? Infinity : missing === 0 ? 0 : (2 * missing) / (now + Math.sqrt(root));
};
