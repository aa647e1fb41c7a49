import { expect, test } from 'vitest';
import { packetLoss } from '../../../faults/index.ts';
import { percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';

const lossOf = (n: number) => packetLoss(service('app').to(service('redis')), { of: percent(n) });

test.each(Array.from({ length: 50 }, (_, index) => index + 1))('%i %% is played within a fiftieth of it, by at most a hundred packets', (n) => {
  const { drops, outOf } = lossOf(n).settings;
  expect(outOf).toBeLessThanOrEqual(100);
  expect(drops).toBeGreaterThan(0);
  expect(Math.abs(drops / outOf - n / 100)).toBeLessThanOrEqual(n / 100 / 50 + Number.EPSILON);
});

test('says what is played, by the simplest fraction', () => {
  expect(lossOf(33).words.does).toBe('loses 1 of every 3 packets of everything between app and redis');
  expect(lossOf(30).settings).toMatchObject({ drops: 3, outOf: 10 });
  expect(lossOf(1).settings).toMatchObject({ drops: 1, outOf: 99 });
});
