import { expect, test, vi } from 'vitest';
import { watchStalls } from '../../../src/load/watch-stalls.ts';

test('a thread that stands still is noticed, with how long; one that is a little late is not', () => {
  vi.useFakeTimers();
  try {
    let now = 0;
    const seen: unknown[] = [];
    const watching = watchStalls('main thread', { now: () => now }, (stall, at) => seen.push([at, stall]));
    const tick = (lateMs: number): void => {
      now += 20 + lateMs;
      vi.advanceTimersByTime(20);
    };
    for (const late of [0, 49, 0, 50, 0, 2_000, 3]) tick(late);
    watching[Symbol.dispose]();
    tick(900);
    expect(seen).toEqual([
      [149 + 30, { kind: 'stall', of: 'main thread', lostMs: 50 }],
      [2_219, { kind: 'stall', of: 'main thread', lostMs: 2_000 }],
    ]);
  } finally {
    vi.useRealTimers();
  }
});
