import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { DrillError } from '../../../../src/core/errors.ts';
import type { LoadSession, OperationResult } from '../../../../src/core/load.ts';
import { perSecond } from '../../../../src/core/quantity.ts';
import type { RunningStack } from '../../../../src/core/stack.ts';

let hanging = false;

/** What the load of a test does in its thread: the name of the run says which. */
const ways: Readonly<Record<string, (stack: RunningStack, number: number) => Promise<OperationResult> | OperationResult>> = {
  'works': (_, number) => ({ ok: true, acknowledged: `w${String(number)}` }),
  'asks': async (stack, number) => {
    const { port } = await stack.address('app', 3000);
    if (number === 1) await stack.address('nobody', 1);
    return { ok: true, acknowledged: `${String(port)} ${stack.environment('app')['SECRET'] ?? ''} ${String(stack.timing.play(wholeSecond))}` };
  },
  'follows': async (stack) => {
    const ending = new AbortController();
    const lines: string[] = [];
    await stack.follow(
      'app',
      (line) => {
        lines.push(line);
        if (lines.length === 2) ending.abort();
      },
      ending.signal,
    );
    return { ok: true, acknowledged: lines.join(' ') };
  },
  'exits': (_, number) => (number < 20 ? { ok: true } : process.exit(7)),
  'throws outside': (_, number) => {
    if (number < 20) return { ok: true };
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
    return { ok: true, acknowledged: `w${String(number)}` };
  },
  'never answers but once': async (_, number) => {
    if (number > 0) await wait(60_000);
    return { ok: true, acknowledged: `w${String(number)}` };
  },
  'hangs': (_, number) => {
    // What came before is told first, which takes a batch: a thread that begins late does several operations at once.
    if (number === 0)
      setTimeout(() => {
        hanging = true;
      }, 100);
    if (hanging) for (;;) readFileSync('/dev/null');
    return { ok: true };
  },
  'stands still': (_, number) => {
    if (number === 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
    return { ok: true };
  },
};
const wholeSecond = 1_000 as Parameters<RunningStack['timing']['play']>[0];

const sessionOf = (stack: RunningStack): LoadSession => ({
  operate: async (number) => (await (ways[stack.runId] ?? ways['works'])?.(stack, number)) ?? { ok: false },
  readBack: (ids) =>
    stack.runId === 'cannot recall'
      ? Promise.reject(new Error('the database is gone'))
      : Promise.resolve([{ from: 'primary', entries: ids.map((id) => ({ id })) }]),
  [Symbol.asyncDispose]: () => Promise.resolve(),
});

export default {
  load: {
    name: 'ways',
    rate: perSecond(100),
    inFlight: 1_000,
    open: (stack: RunningStack) => {
      if (stack.runId === 'is refused') return Promise.reject(new Error('connect ECONNREFUSED'));
      if (stack.runId === 'cannot open') throw new DrillError('service-unknown', 'app does not publish port 3000 now', { hint: 'is it running?' });
      return stack.runId === 'opens for ever' ? new Promise<LoadSession>(() => undefined) : Promise.resolve(sessionOf(stack));
    },
  },
  variants: {
    plain: {},
    shut: { load: { name: 'shut', rate: perSecond(100), inFlight: 1_000, open: () => Promise.reject(new Error('closed today')) } },
  },
};
