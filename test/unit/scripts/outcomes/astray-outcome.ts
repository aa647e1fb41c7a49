import { test } from 'vitest';

test('leaves a promise behind that nobody waits for', () => {
  void Promise.reject(new Error('nobody waited'));
});
