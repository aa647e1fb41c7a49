import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { condition, type Probe, type Sample } from '../../../src/core/probe.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { service } from '../../../src/core/target.ts';

const stack = { runId: 'r' } as RunningStack;
const length: Probe<string> = {
  of: service('app'),
  name: 'the word',
  period: milliseconds(10),
  watch: (given, observe, signal) => {
    expect(given).toBe(stack);
    for (const word of signal.aborted ? [] : ['a', 'abc']) observe(word);
    return Promise.resolve();
  },
};

test('a condition tells of each observation whether it holds, and shows what was seen', async () => {
  const samples: Sample[] = [];
  const long = condition(
    'the word is long',
    length,
    (word) => word.length > 2,
    (word) => `"${word}"`,
  );
  await long.watch(stack, (sample) => samples.push(sample), new AbortController().signal);
  expect(samples).toEqual([
    { holds: false, saw: '"a"' },
    { holds: true, saw: '"abc"' },
  ]);
  expect([long.words, long.of.name, long.period]).toEqual(['the word is long', 'app', 10]);
});

test('a value without words of its own is shown as it is', async () => {
  const samples: Sample[] = [];
  await condition('x', length, () => true).watch(stack, (sample) => samples.push(sample), new AbortController().signal);
  expect(samples.map(({ saw }) => saw)).toEqual(['a', 'abc']);
});
