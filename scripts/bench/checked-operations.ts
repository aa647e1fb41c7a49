import { measuredCheck, type MeasuredCheck } from '../checkers/measured-check.ts';
import type { Measurement } from './measurement.ts';
import { quantile } from './statistics.ts';

const [million, tenth] = [1_000_000, 100_000];

export const checkedOperations: Measurement = {
  name: 'checked-operations',
  title: 'A million operations checked',
  method:
    'A history of a million writes with keys, hashes and tenants, one of them lost, read back from the primary and from where users read, in the order of writing and shuffled, asked by nine checkers; and one of a tenth of that. Each in a process of its own: time of its ' +
    'thread on the processor for all checkers together, and the most memory that the process ever held, taking the history down included. The write that is missing has to be named. `npm run proof:checkers` holds the same checkers against an oracle.',
  run: async (context) => {
    const measure = async (writes: number, order: 'in-order' | 'shuffled'): Promise<readonly MeasuredCheck[]> => {
      const checks: MeasuredCheck[] = [];
      for (let turn = 0; turn < context.samples(5); turn += 1) {
        context.signal.throwIfAborted();
        const check = await measuredCheck(writes, order, 1);
        if (!check.lost.endsWith(`/${String(Math.floor(writes * 0.7))}`))
          throw new Error(`another write was named than the one that is missing: ${check.lost}`);
        context.progress(`${String(writes)} writes ${order}: ${check.checkMs.toFixed(0)} ms, ${check.peakMb.toFixed(0)} MB`);
        checks.push(check);
      }
      return checks;
    };
    const [small, ordered, shuffled] = [await measure(tenth, 'in-order'), await measure(million, 'in-order'), await measure(million, 'shuffled')];
    const times = (checks: readonly MeasuredCheck[]): readonly number[] => checks.map(({ checkMs }) => checkMs);
    const peaks = (checks: readonly MeasuredCheck[]): readonly number[] => checks.map(({ peakMb }) => peakMb);
    return {
      figures: [
        { name: '100,000 in order: time', unit: 'ms', values: times(small) },
        { name: 'a million in order: time', unit: 'ms', values: times(ordered) },
        { name: 'a million shuffled: time', unit: 'ms', values: times(shuffled) },
        { name: 'a million in order: memory', unit: 'MB', values: peaks(ordered) },
        { name: 'a million shuffled: memory', unit: 'MB', values: peaks(shuffled) },
      ],
      goals: [
        {
          words: 'a million operations, either order, median time of the slower',
          unit: 'ms',
          most: 1_500,
          measured: Math.max(quantile(times(ordered), 0.5), quantile(times(shuffled), 0.5)),
        },
        {
          words: 'a million operations, either order, most memory',
          unit: 'MB',
          most: 400,
          measured: Math.max(...peaks(ordered), ...peaks(shuffled)),
        },
        {
          words: 'a million against a tenth of that, ratio of median times',
          unit: 'x',
          most: 11,
          measured: quantile(times(ordered), 0.5) / quantile(times(small), 0.5),
        },
      ],
    };
  },
};
