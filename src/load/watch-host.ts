import { uptime } from 'node:os';
import { monotonicMs } from './machine-clock.ts';
import type { Stall } from './watch-stalls.ts';

/** One look at the three clocks of a machine, in ms. */
export interface ClockReading {
  /** Stands still while the machine is suspended, and is never set. */
  readonly monotonic: number;
  /** Goes on while it is suspended, in steps of 10 ms. */
  readonly boot: number;
  /** Goes on, and may be set by anybody. */
  readonly wall: number;
}

const periodMs = 1_000;
/** One period of a probe: what the other figures are exact to. */
const leastStepMs = 10;
/** Well above the steps in which Linux tells the time since boot. */
const leastSuspensionMs = 100;

/** What happened to the clocks between two looks: monotonic time that is missing, and a wall clock that was set. */
export const shiftsBetween = (before: ClockReading, now: ClockReading): readonly Stall[] => {
  const passed = now.monotonic - before.monotonic;
  const asleep = now.boot - before.boot - passed;
  const suspended = asleep >= leastSuspensionMs ? asleep : 0;
  const stepped = now.wall - before.wall - passed - suspended;
  // The length of a suspension is known to 10 ms, and would look like a step of the wall clock.
  const leastStep = suspended > 0 ? leastSuspensionMs : leastStepMs;
  return [
    ...(suspended > 0 ? [{ kind: 'stall', of: 'host', lostMs: suspended } as const] : []),
    ...(Math.abs(stepped) >= leastStep ? [{ kind: 'stall', of: 'wall clock', lostMs: Math.abs(stepped) } as const] : []),
  ];
};

/** Reads the clocks together; `undefined` when the thread was interrupted in between, five times over, so that they do not belong together. */
const readClocks = (): ClockReading | undefined => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = monotonicMs();
    const reading = { boot: uptime() * 1_000, wall: Date.now() };
    const after = monotonicMs();
    if (after - before < 1) return { ...reading, monotonic: (before + after) / 2 };
  }
  return undefined;
};

/** Watches the machine's clocks against each other: whether it was suspended, and whether its wall clock was set. */
export const watchHost = (onShift: (stall: Stall) => void, read: () => ClockReading | undefined = readClocks): Disposable => {
  let last = read();
  const timer = setInterval(() => {
    const now = read();
    if (now === undefined) return;
    for (const shift of last === undefined ? [] : shiftsBetween(last, now)) onShift(shift);
    last = now;
  }, periodMs).unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
    },
  };
};
