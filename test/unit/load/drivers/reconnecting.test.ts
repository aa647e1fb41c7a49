import { expect, test } from 'vitest';
import { reconnecting } from '../../../../src/load/drivers/reconnecting.ts';

const lines = (fails: readonly number[] = []) => {
  const made: { usable: boolean }[] = [];
  let attempts = 0;
  const get = reconnecting(
    () => {
      attempts += 1;
      if (fails.includes(attempts)) return Promise.reject(new Error(`attempt ${String(attempts)}`));
      const line = { usable: true };
      made.push(line);
      return Promise.resolve(line);
    },
    ({ usable }) => usable,
  );
  return { get, made, attempts: () => attempts };
};

test('all who ask at once get one connection, and it stays', async () => {
  const { get, attempts } = lines();
  const [first, second] = await Promise.all([get(), get()]);
  expect(second).toBe(first);
  expect(await get()).toBe(first);
  expect(attempts()).toBe(1);
});

test('another is made when it cannot be used any more', async () => {
  const { get, made, attempts } = lines();
  await get();
  for (const line of made) line.usable = false;
  expect(await get()).toEqual({ usable: true });
  expect(attempts()).toBe(2);
});

test('an attempt that failed is told to all who waited for it, and the next begins another', async () => {
  const { get, attempts } = lines([1]);
  expect(await Promise.allSettled([get(), get()])).toMatchObject([{ reason: { message: 'attempt 1' } }, { reason: { message: 'attempt 1' } }]);
  expect(await get()).toEqual({ usable: true });
  expect(attempts()).toBe(2);
});
