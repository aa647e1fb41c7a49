import { describe, expect, test } from 'vitest';
import { beside } from '../../../src/runner/beside.ts';

const bench = () => {
  const begun: PromiseWithResolvers<undefined>[] = [];
  const work = beside(async () => {
    const turn = Promise.withResolvers<undefined>();
    begun.push(turn);
    await turn.promise;
  });
  return { begun, work };
};

describe('what is done beside', () => {
  test('keeps nobody who asks for it waiting', () => {
    const { begun, work } = bench();
    work.again();
    expect(begun).toHaveLength(1);
  });

  test('is done once more where it was asked for meanwhile, and never twice at a time', async () => {
    const { begun, work } = bench();
    work.again();
    work.again();
    work.again();
    expect(begun).toHaveLength(1);
    const over = work.over();
    begun[0]?.resolve(undefined);
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.resolve(undefined);
    await over;
    expect(begun).toHaveLength(2);
  });

  test('can be asked for again once it is over, which it is at once where nobody asked', async () => {
    const { begun, work } = bench();
    await work.over();
    work.again();
    begun[0]?.resolve(undefined);
    await work.over();
    work.again();
    expect(begun).toHaveLength(2);
  });
});
