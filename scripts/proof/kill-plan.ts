import { numbersFrom } from '../../test/e2e/numbers-from.ts';
import { boundaries, type Boundary } from './boundaries.ts';

/** One way in which a run is ended. */
export interface Kill {
  readonly number: number;
  /** The export of the catalogue. */
  readonly fault: string;
  /** A boundary of the injection, or a number of milliseconds after the run got its id. */
  readonly at: Boundary | number;
  /** With its watchdog, or stopped instead of killed, until the watchdog kills it. */
  readonly how: 'runner' | 'runner and watchdog' | 'stalled';
  /** Whether the target's container is removed first. */
  readonly targetRemoved: boolean;
  /** Whether the engine is restarted as soon as the runner was killed. */
  readonly engineRestarted: boolean;
}

/** A boot takes 4 s, an injection and its lift 1 s: the instants lie within the boot and the first injections. */
const latestMs = 9_000;

/** The same kills for the same seed: every boundary in turn and every second kill at an instant drawn at random, over the faults in turn. */
export const planKills = (kills: number, seed: number, faults: readonly string[], engineRestarts = false): readonly Kill[] => {
  const random = numbersFrom(seed);
  const drawn = <Value>(values: readonly [Value, ...Value[]]): Value => values[Math.floor(random() * values.length)] ?? values[0];
  // Steps of a prime that does not divide their number visit every fault before any comes twice, and a few kills already see all rooms of the catalogue;
  // the shift once a round of boundaries brings every fault to every boundary in time.
  const step = [7, 11, 13].find((prime) => faults.length % prime !== 0) ?? 1;
  return Array.from({ length: kills }, (_, index) => {
    const boundary = boundaries[(index >> 1) % boundaries.length] ?? 'mid-hold';
    const at = index % 2 === 0 ? boundary : Math.round(random() * latestMs);
    return {
      number: index + 1,
      fault: faults[(index * step + Math.floor(index / (2 * boundaries.length))) % faults.length] ?? '',
      at,
      how: drawn(['runner', 'runner', 'runner and watchdog', 'stalled']),
      targetRemoved: random() < 0.2 && typeof at === 'string',
      engineRestarted: random() < 0.05 && engineRestarts,
    };
  });
};
