import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What one process of `measure-check.ts` prints. */
export interface MeasuredCheck {
  readonly writes: number;
  readonly order: string;
  /** Time of its thread on the processor, in ms. */
  readonly recordMs: number;
  readonly checkMs: number;
  readonly wallCheckMs: number;
  /** The most memory that the process ever held, in MB. */
  readonly peakMb: number;
  readonly lost: string;
  readonly verdicts: Readonly<Record<string, string>>;
}

const run = promisify(execFile);

/** The middle one, by its time, of so many processes. */
export const measuredCheck = async (writes: number, order: 'in-order' | 'shuffled', times: number): Promise<MeasuredCheck> => {
  const all: MeasuredCheck[] = [];
  for (let time = 0; time < times; time += 1) {
    const { stdout } = await run(process.execPath, ['scripts/checkers/measure-check.ts', String(writes), order]);
    all.push({ writes, order, ...(JSON.parse(stdout) as Omit<MeasuredCheck, 'writes' | 'order'>) });
  }
  const sorted = all.toSorted((a, b) => a.checkMs - b.checkMs);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) throw new Error('nothing was measured');
  return { ...middle, peakMb: Math.max(...all.map(({ peakMb }) => peakMb)) };
};
