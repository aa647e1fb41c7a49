import { expect, test } from 'vitest';
import { writtenDurations } from '../../../src/runbook/written-durations.ts';

test.each<readonly [string, readonly (readonly [string, number])[]]>([
  [
    'within 10 seconds, or 1 min',
    [
      ['10 seconds', 10_000],
      ['1 min', 60_000],
    ],
  ],
  [
    'for 15s and 5m, 250 ms, 1.5 hours, 2 days',
    [
      ['15s', 15_000],
      ['5m', 300_000],
      ['250 ms', 250],
      ['1.5 hours', 5_400_000],
      ['2 days', 172_800_000],
    ],
  ],
  ['5 Mbit, 3 steps, v1.2s, 10%, 7 months, 4 MB', []],
])('%s', (text, durations) => {
  expect(writtenDurations(text).map((one) => [one.text, one.duration])).toEqual(durations);
});
