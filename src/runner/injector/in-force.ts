import type { Capability } from '../../core/capability.ts';
import type { Stroke } from '../../core/schedule.ts';
import type { FaultStage } from '../../core/timeline.ts';
import type { Injection } from './injection.ts';

/** What the injector knows of one fault from its intent on. */
export interface InForce {
  readonly injection: Injection & { bites: boolean };
  readonly capability: Capability;
  /** Strokes of one number were prepared together. */
  readonly group: number;
  struck: boolean;
  /** Its lifting, under way or done: what is seen to be gone then was repaired by nobody else. */
  lifting: Promise<string | undefined> | undefined;
  healed: boolean;
  /** Whether it was looked for what gets past it. */
  looked: boolean;
}

/** Records what became of a fault. @param error - how long before it may have been so, ms; default 0. */
export type TellStage = (stroke: Stroke, stage: FaultStage, saw?: string, error?: number) => void;
