import { formatBytes } from './quantity.ts';

/** What a trial takes of the machine as long as it runs. */
export interface Need {
  /** What it is called on the screen. */
  readonly name: string;
  readonly memoryBytes: number;
  readonly cores: number;
}

/** What trials may take of the machine together. */
export interface Room {
  readonly memoryBytes: number;
  readonly cores: number;
  /** How many may run at once, however much room there is. */
  readonly workers: number;
}

export interface Admission<One extends Need> {
  /** What may begin now, in the order in which it waited. */
  readonly admitted: readonly One[];
  /** What would have had a worker and found no room, and why, in words. */
  readonly heldBack: readonly { readonly one: One; readonly why: string }[];
}

/**
 * Who of those that wait may begin beside those that run: the first for whom there is room. One that is alone on the machine always may, however
 * large it is, since waiting would never make it smaller.
 */
export const admit = <One extends Need>(waiting: readonly One[], running: readonly Need[], room: Room): Admission<One> => {
  const admitted: One[] = [];
  const heldBack: { one: One; why: string }[] = [];
  for (const one of waiting) {
    const beside = [...running, ...admitted];
    if (beside.length >= room.workers) break;
    const why = beside.length === 0 ? undefined : lackOf(one, beside, room);
    if (why === undefined) admitted.push(one);
    else heldBack.push({ one, why });
  }
  return { admitted, heldBack };
};

/** Why there is no room for one more; `undefined` where there is. */
const lackOf = (one: Need, beside: readonly Need[], room: Room): string | undefined => {
  const names = beside.map(({ name }) => name).join(', ');
  const cores = room.cores - beside.reduce((sum, other) => sum + other.cores, 0);
  if (one.cores > cores) return `it needs ${coresOf(one.cores)}, and ${cores <= 0 ? 'none' : `only ${String(cores)}`} is left beside ${names}`;
  const memoryBytes = room.memoryBytes - beside.reduce((sum, other) => sum + other.memoryBytes, 0);
  if (one.memoryBytes > memoryBytes)
    return `it needs ${formatBytes(one.memoryBytes)} of memory, and ${formatBytes(Math.max(0, memoryBytes))} are left beside ${names}`;
  return undefined;
};

const coresOf = (count: number): string => (count === 1 ? '1 core' : `${String(count)} cores`);
