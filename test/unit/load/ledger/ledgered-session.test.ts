import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LoadSession, OperationResult } from '../../../../src/core/load.ts';
import { ledgeredSession } from '../../../../src/load/ledger/ledgered-session.ts';
import { writeLedger } from '../../../../src/load/ledger/write-ledger.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;
let files = 0;

interface Played {
  readonly session: LoadSession;
  readonly file: string;
  readonly records: () => Promise<readonly Record<string, unknown>[]>;
}

const ledgered = async (inner: Partial<LoadSession>): Promise<Played> => {
  const file = join(folder, `${String((files += 1))}.ndjson`);
  const ledger = await writeLedger(file, { run: 'r1', load: 'orders', checks: ['lost'] });
  let clock = 0;
  const session = ledgeredSession(
    {
      operate: () => Promise.resolve({ ok: true }),
      readBack: () => Promise.resolve([]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
      ...inner,
    },
    ledger,
    'orders',
    () => (clock += 1),
  );
  const records = async (): Promise<readonly Record<string, unknown>[]> =>
    (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { session, file, records };
};

test('a write stands in the ledger before it is sent', async () => {
  let seen: readonly Record<string, unknown>[] = [];
  const { session, records } = await ledgered({
    writes: (number) => ({ id: `w${String(number)}`, key: 'a' }),
    operate: async () => {
      seen = await records();
      return { ok: true };
    },
  });
  await session.operate(7, never);
  expect(seen).toEqual([
    { record: 'driver', driver: 'orders' },
    { record: 'attempt', id: 'w7', writer: 'orders', key: 'a', at_ms: 1 },
  ]);
  await session[Symbol.asyncDispose]();
});

test('what is answered settles it, what is refused was not done, and what nobody answered stays unknown', async () => {
  const answers: readonly (OperationResult | Error)[] = [
    { ok: true },
    { ok: false, refused: true, why: '409' },
    { ok: false, why: '503' },
    { ok: false, acknowledged: 'w3', why: 'not delivered' },
    new Error('timeout'),
  ];
  const { session, records } = await ledgered({
    writes: (number) => ({ id: `w${String(number)}` }),
    operate: (number) => {
      const answer = answers[number];
      return answer instanceof Error || answer === undefined ? Promise.reject(answer ?? new Error('none')) : Promise.resolve(answer);
    },
  });
  for (const number of [0, 1, 2, 3]) await session.operate(number, never);
  await expect(session.operate(4, never)).rejects.toThrow('timeout');
  await session[Symbol.asyncDispose]();
  const outcomes = (await records()).filter(({ record }) => record === 'outcome');
  expect(outcomes.map(({ id, outcome, why }) => [id, outcome, why])).toEqual([
    ['w0', 'ok', undefined],
    ['w1', 'failed', '409'],
    // What its user waited for besides did not come; the write is there.
    ['w3', 'ok', 'not delivered'],
  ]);
});

test('where only the system gives ids, each is written down once it is acknowledged, and once', async () => {
  const { session, records } = await ledgered({ operate: () => Promise.resolve({ ok: true, acknowledged: 's1' }) });
  await session.operate(0, never);
  await session.operate(1, never);
  await session[Symbol.asyncDispose]();
  expect((await records()).filter(({ record }) => record === 'attempt').map(({ id }) => id)).toEqual(['s1']);
});

test('what is read back ends the driver, and stands there to its end', async () => {
  const { session, records } = await ledgered({
    readBack: () =>
      Promise.resolve([
        { from: 'primary', entries: [{ id: 'w0', times: 1 }] },
        { from: 'users', entries: [], complete: false, why: 'gone' },
      ]),
  });
  expect(await session.readBack([])).toHaveLength(2);
  await session[Symbol.asyncDispose]();
  expect(await records()).toEqual([
    { record: 'driver', driver: 'orders' },
    { record: 'driver-ended', driver: 'orders' },
    { record: 'reading', reading: 1, from: 'primary', as_of_ms: 1 },
    { record: 'found', reading: 1, id: 'w0', times: 1 },
    { record: 'reading-ended', reading: 1, at_ms: 2, complete: true },
    { record: 'reading', reading: 2, from: 'users', as_of_ms: 1 },
    { record: 'reading-ended', reading: 2, at_ms: 3, complete: false, why: 'gone' },
  ]);
});
