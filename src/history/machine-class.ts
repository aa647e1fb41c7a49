import { createHash } from 'node:crypto';
import type { MachineClass } from '../core/past-trial.ts';

export interface MachineFacts {
  readonly cpus: number;
  readonly model: string;
  readonly memoryBytes: number;
  /** `linux 6.18.44-generic`. */
  readonly os: string;
  /** The version of the engine, or what is said where it does not answer. */
  readonly engine: string;
}

/** Memory counts in whole GiB, and versions without what is only mended in them: a class that changes each week has no history. */
export const machineClass = ({ cpus, model, memoryBytes, os, engine }: MachineFacts): MachineClass => {
  const words = [
    `${String(cpus)} x ${model.trim()}`,
    `${String(Math.round(memoryBytes / 2 ** 30))} GiB`,
    os.replace(/(\d+\.\d+).*/, '$1'),
    `engine ${engine.replace(/(\d+\.\d+).*/, '$1')}`,
  ].join(', ');
  return { id: createHash('sha256').update(words).digest('hex').slice(0, 8), words };
};
