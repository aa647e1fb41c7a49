import { expect, test } from 'vitest';
import { interleave } from '../../../scripts/bench/interleave.ts';
import type { BenchContext } from '../../../scripts/bench/measurement.ts';

const context = (signal: AbortSignal, lines: string[] = []): BenchContext => ({
  signal,
  samples: (usual) => usual,
  progress: (line) => lines.push(line),
});

test('sides take turns, and warm-up turns do not count', async () => {
  const order: string[] = [];
  const side = (name: string) => (turn: number) => {
    order.push(`${name}${String(turn)}`);
    return Promise.resolve(turn);
  };
  const series = await interleave(context(new AbortController().signal), { a: side('a'), b: side('b') }, { turns: 2, warmUp: 1 });
  expect(order).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'b1']);
  expect(series).toEqual({ a: [0, 1], b: [0, 1] });
});

test('it tells its progress, one line a turn', async () => {
  const lines: string[] = [];
  const side = (): Promise<number> => Promise.resolve(1.25);
  await interleave(
    context(new AbortController().signal, lines),
    { a: side, b: side },
    { turns: 1, warmUp: 1, tell: (value) => `${String(value)} s` },
  );
  expect(lines).toEqual(['warm-up: a 1.25 s, b 1.25 s', '1 of 1: a 1.25 s, b 1.25 s']);
});

test('it stops between two samples when it is aborted', async () => {
  const stop = new AbortController();
  let measured = 0;
  const side = (): Promise<number> => {
    measured += 1;
    if (measured === 3) stop.abort(new Error('enough'));
    return Promise.resolve(1);
  };
  await expect(interleave(context(stop.signal), { a: side, b: side }, { turns: 5, warmUp: 0 })).rejects.toThrow('enough');
  expect(measured).toBe(3);
});
