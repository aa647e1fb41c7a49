import { beforeAll, describe, expect, test } from 'vitest';

test('passes', () => {
  expect(1).toBe(1);
});
test('fails', () => {
  expect({ verdict: 'broken' }, 'restored after 12 s').toEqual({ verdict: 'held' });
});
describe('a system', () => {
  beforeAll(() => {
    throw new Error('the stack would not start');
  });
  test('is never asked', () => undefined);
});
