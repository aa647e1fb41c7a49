import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { progressLine, whileSaying } from '../../../src/setup/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('whileSaying', () => {
  test('says every five seconds that the work goes on, and stops with it', async () => {
    const said: string[] = [];
    const work = whileSaying(
      (line) => said.push(line),
      'postgres',
      'building',
      () => new Promise<string>((settle) => setTimeout(settle, 12_000, 'done')),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await work).toBe('done');
    expect(said).toEqual(['postgres        building  5 s', 'postgres        building  10 s']);
  });

  test('stops when the work fails', async () => {
    const said: string[] = [];
    await expect(
      whileSaying(
        (line) => said.push(line),
        'redis',
        'building',
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([]);
  });

  test('a line without seconds', () => {
    expect(progressLine('redis', 'failed')).toBe('redis           failed');
  });
});
