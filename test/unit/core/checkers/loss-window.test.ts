import { expect, test } from 'vitest';
import { lossWindow } from '../../../../src/core/checkers/loss-window.ts';
import { cleanHistory } from './clean-history.ts';
import { record } from './plain-history.ts';

const without = (...ids: readonly string[]) =>
  record({
    ...cleanHistory,
    readings: cleanHistory.readings.map((reading) => ({ ...reading, found: reading.found.filter(({ id }) => !ids.includes(id)) })),
  });
const fault = { atMs: 130, errorMs: 3 };

test('reaches from the acknowledgement of the oldest lost write up to the fault', () => {
  expect(lossWindow(without('w9', 'w7', 'w8'), fault)).toEqual({
    operations: 3,
    ms: 45,
    errorMs: { longer: 15, shorter: 3 },
    acknowledgedAfterFault: 0,
    oldest: { id: 'w7', invokedMs: 70, completedMs: 85 },
    newest: { id: 'w9', invokedMs: 90, completedMs: 105 },
  });
});

test('does not count an unanswered write', () => {
  expect(lossWindow(without('w20'), fault)).toMatchObject({ operations: 0, ms: 0, oldest: null });
});

test('is empty where all was acknowledged after the fault, which is told', () => {
  expect(lossWindow(without('w15', 'w16'), fault)).toMatchObject({ operations: 2, ms: 0, acknowledgedAfterFault: 2, oldest: { id: 'w15' } });
});

test('is not known without a fault', () => {
  expect(lossWindow(without('w7'))).toMatchObject({ operations: 1, ms: null, acknowledgedAfterFault: 0, errorMs: { longer: 15, shorter: 0 } });
});

test('is nothing where nothing is lost', () => {
  expect(lossWindow(record(cleanHistory), fault)).toEqual({
    operations: 0,
    ms: 0,
    errorMs: { longer: 0, shorter: 0 },
    acknowledgedAfterFault: 0,
    oldest: null,
    newest: null,
  });
});
