import type { Attempts, History } from '../history.ts';
import { lostWrites } from './lost-writes.ts';

/** The instant of a fault, which may be earlier by its error. */
export interface FaultInstant {
  readonly atMs: number;
  readonly errorMs: number;
}

/** How much was lost, as a recovery point objective states it. */
export interface LossWindow {
  /** Acknowledged writes that are not there any more. */
  readonly operations: number;
  /**
   * From the acknowledgement of the oldest lost write up to the fault: how far back the system went. 0 where nothing was lost, and where all that
   * was lost had been acknowledged after the fault; `null` where something was lost and no fault is known.
   */
  readonly ms: number | null;
  /**
   * The window may be `longer` by the duration of that write, which took effect between its beginning and its acknowledgement, and `shorter` by the
   * error of the fault's instant.
   */
  readonly errorMs: { readonly longer: number; readonly shorter: number };
  /** Lost though acknowledged after the fault: the system said yes and could not keep it. */
  readonly acknowledgedAfterFault: number;
  readonly oldest: LostWrite | null;
  readonly newest: LostWrite | null;
}

interface LostWrite {
  readonly id: string;
  readonly invokedMs: number;
  readonly completedMs: number;
}

/** Counts what was lost and says how far back it reaches. It is a lower bound where the verdict of `lost` is inconclusive. */
export const lossWindow = (history: History, fault?: FaultInstant): LossWindow => {
  let oldest: LostWrite | null = null;
  let newest: LostWrite | null = null;
  let acknowledgedAfterFault = 0;
  const { lost } = lostWrites(history);
  for (const attempt of lost) {
    const write = lostWrite(history.attempts, attempt);
    if (oldest === null || write.completedMs < oldest.completedMs) oldest = write;
    if (newest === null || write.completedMs > newest.completedMs) newest = write;
    if (fault !== undefined && write.completedMs > fault.atMs) acknowledgedAfterFault += 1;
  }
  const shared = { operations: lost.length, acknowledgedAfterFault, oldest, newest };
  if (oldest === null) return { ...shared, ms: 0, errorMs: { longer: 0, shorter: 0 } };
  return {
    ...shared,
    ms: fault === undefined ? null : Math.max(0, fault.atMs - oldest.completedMs),
    errorMs: { longer: oldest.completedMs - oldest.invokedMs, shorter: fault?.errorMs ?? 0 },
  };
};

const lostWrite = ({ idOf, invokedMs, completedMs }: Attempts, attempt: number): LostWrite => ({
  id: idOf(attempt),
  invokedMs: invokedMs[attempt] ?? -Infinity,
  completedMs: completedMs[attempt] ?? Infinity,
});
