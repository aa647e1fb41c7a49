import { expect, test } from 'vitest';
import { checkers } from '../../../../src/core/checkers/checkers.ts';
import { runChecker } from '../../../../src/core/checkers/run-checker.ts';
import { cleanHistory } from './clean-history.ts';
import { historyMutants } from './history-mutants.ts';
import { oracle } from './oracle.ts';
import { record, type PlainHistory } from './plain-history.ts';

const notHeld = (history: PlainHistory): Readonly<Record<string, string>> => {
  const recorded = record(history);
  const verdicts = checkers.map((checker) => [checker.name, runChecker(checker, recorded).verdict] as const);
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== 'held'));
};

test('a history of a system that keeps its promises is held by every checker', () => {
  expect(notHeld(cleanHistory)).toEqual({});
});

test.each(historyMutants)('$harm: noticed by whom it concerns, and by nobody else', ({ change, noticed }) => {
  expect(notHeld(change(cleanHistory))).toEqual(noticed);
});

test('the oracle notices the same', () => {
  for (const { harm, change, noticed } of historyMutants) {
    const opinions = Object.entries(oracle(change(cleanHistory)));
    const verdicts = opinions.flatMap(([name, { verdict }]) => (verdict === 'held' ? [] : [[name, verdict] as const]));
    expect({ harm, noticed: Object.fromEntries(verdicts) }).toEqual({ harm, noticed });
  }
});
