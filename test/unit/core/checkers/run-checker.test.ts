import { expect, test } from 'vitest';
import { checkHistory } from '../../../../src/core/checkers/check-history.ts';
import { checkers } from '../../../../src/core/checkers/checkers.ts';
import { lost } from '../../../../src/core/checkers/lost.ts';
import { runChecker } from '../../../../src/core/checkers/run-checker.ts';
import { cleanHistory } from './clean-history.ts';
import { record } from './plain-history.ts';

const clean = record(cleanHistory);
const emptied = record({ ...cleanHistory, readings: cleanHistory.readings.map((reading) => ({ ...reading, found: [] })) });

test('a checker that throws is inconclusive, never a pass', () => {
  const fails = {
    ...lost,
    look: () => {
      throw new Error('out of luck');
    },
  };
  expect(runChecker(fails, clean)).toMatchObject({
    verdict: 'inconclusive',
    cases: 0,
    gaps: ['the checker failed: out of luck', 'there was no acknowledged write to judge'],
  });
});

test('one that throws after it found a case has found it', () => {
  const fails: typeof lost = {
    ...lost,
    look: (history, cases) => {
      lost.look(history, cases);
      throw new Error('out of luck');
    },
  };
  expect(runChecker(fails, emptied)).toMatchObject({ verdict: 'broken', cases: 23 });
});

test('lists as many cases as it may, and counts all of them', () => {
  const { listed, cases, saw } = runChecker(lost, emptied, 3);
  expect(listed).toEqual([
    { id: 'w0', from: null, words: 'acknowledged and not found', invokedMs: 0, completedMs: 15 },
    { id: 'w1', from: null, words: 'acknowledged and not found', invokedMs: 10, completedMs: 25 },
    { id: 'w2', from: null, words: 'acknowledged and not found', invokedMs: 20, completedMs: 35 },
  ]);
  expect([cases, saw]).toEqual([23, '23 lost, of 23 acknowledged writes: w0, w1, w2 and 20 more']);
});

test('the worst of the checkers decides, and nobody asked is no evidence', () => {
  expect(checkHistory(clean, checkers).verdict).toBe('held');
  expect(checkHistory(emptied, checkers).verdict).toBe('broken');
  expect(checkHistory(record({ ...cleanHistory, reads: [] }), checkers).verdict).toBe('inconclusive');
  expect(checkHistory(clean, []).verdict).toBe('inconclusive');
});

test('says what the verdict rests on', () => {
  expect(checkHistory(clean, checkers).evidence).toEqual({
    attempts: 24,
    acknowledged: 23,
    failed: 0,
    unknown: 1,
    reads: 5,
    readings: [
      { from: 'deliveries', asOfMs: 400, entries: 24, complete: true },
      { from: 'primary', asOfMs: 410, entries: 24, complete: true },
      { from: 'users', asOfMs: 420, entries: 24, complete: true },
      { from: 'dead-letters', asOfMs: 430, entries: 0, complete: true },
    ],
  });
});
