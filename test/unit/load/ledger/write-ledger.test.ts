import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLedger } from '../../../../src/load/ledger/read-ledger.ts';
import { writeLedger } from '../../../../src/load/ledger/write-ledger.ts';
import { tempFolder } from '../../operator/temp-folder.ts';

const header = { run: 'r1', load: 'orders', checks: ['lost'] };

test('what is written is read again, everything of it', async () => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'ledger.ndjson');
  {
    await using ledger = await writeLedger(file, header);
    ledger.driver('d');
    ledger.attempt({ id: 'a', writer: 'w', key: 'k', sequence: 4, hash: 'h', tenant: 't', invokedMs: 1.5 });
    ledger.attempt({ id: 'b', writer: 'w', invokedMs: 2 });
    ledger.attempt({ id: 'c', writer: 'w', invokedMs: 2 });
    ledger.settle('a', 'ok', 3.25);
    ledger.settle('b', 'failed', 4, '409');
    ledger.read({ reader: 'r', key: 'k', value: null, invokedMs: 1, completedMs: 2 });
    ledger.fault(9, 0.5);
    ledger.fault(10, 0.5);
    ledger.driverEnded('d');
    const reading = ledger.reading({ from: 'primary', asOfMs: 20, ordered: true });
    reading.found({ id: 'a', times: 2, hash: 'other', tenant: 't', partition: 'p', position: 7 });
    reading.found({ id: 'x' });
    reading.end({ endedMs: 21, complete: true, partitions: [{ partition: 'p', first: 7, end: 8 }] });
    ledger.reading({ from: 'users', asOfMs: 22 });
  }
  const { history, fault, ...rest } = await readLedger(file);
  expect(rest).toEqual({ header, records: 16, torn: false });
  expect(fault).toEqual({ atMs: 9, errorMs: 0.5 });
  const { attempts, readings } = history;
  expect(history.flaws).toEqual([]);
  expect(history.reads).toEqual([{ reader: 'r', key: 'k', value: null, invokedMs: 1, completedMs: 2 }]);
  expect([0, 1, 2].map(attempts.idOf)).toEqual(['a', 'b', 'c']);
  expect([0, 1].map(attempts.keyOf)).toEqual(['k', undefined]);
  expect(attempts.outcome).toEqual(['ok', 'failed', 'unknown']);
  expect([...attempts.completedMs]).toEqual([3.25, 4, Infinity]);
  expect(readings).toMatchObject([
    { from: 'primary', asOfMs: 20, endedMs: 21, ordered: true, complete: true, partitions: [{ partition: 'p', first: 7, end: 8 }] },
    { from: 'users', asOfMs: 22, complete: false, why: 'it was broken off' },
  ]);
  const [primary] = readings;
  expect([...(primary?.times ?? [])]).toEqual([2]);
  expect([...(primary?.strangers ?? [])]).toEqual(['x']);
  expect([...(primary?.entries.hash ?? [])]).toEqual([2, 0]);
});

test('an attempt is in the file before anything can be sent, an outcome at the latest with the next attempt', async () => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'ledger.ndjson');
  await using ledger = await writeLedger(file, header);
  const kinds = (): readonly unknown[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { record: unknown }).record);
  ledger.attempt({ id: 'a', writer: 'w', invokedMs: 1 });
  expect(kinds()).toEqual(['ledger', 'attempt']);
  ledger.settle('a', 'ok', 2);
  expect(kinds()).toEqual(['ledger', 'attempt']);
  ledger.attempt({ id: 'b', writer: 'w', invokedMs: 3 });
  expect(kinds()).toEqual(['ledger', 'attempt', 'outcome', 'attempt']);
  ledger.settle('b', 'unknown', 4, 'timeout');
  await ledger.sync();
  expect(kinds()).toHaveLength(5);
});

test('does not wait for ever with what is only answers', async () => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'ledger.ndjson');
  await using ledger = await writeLedger(file, header);
  const reading = ledger.reading({ from: 'primary', asOfMs: 1 });
  const before = readFileSync(file).length;
  for (let n = 0; n < 2_000; n += 1) reading.found({ id: `write-${String(n)}`, position: n });
  expect(readFileSync(file).length).toBeGreaterThan(before + 60_000);
});

test.each(['id', 'writer', 'key', 'hash', 'tenant'])(
  'refuses an attempt whose %s its reader would refuse, and writes nothing of it',
  async (name) => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'ledger.ndjson');
    {
      await using ledger = await writeLedger(file, header);
      const attempt = { id: 'a', writer: 'w', invokedMs: 1 };
      for (const length of [0, 1_025]) {
        const refused: unknown = expect.objectContaining({
          code: 'ledger-unwritable',
          message: expect.stringContaining(`the ${name} of a write has ${String(length)} `) as unknown,
        });
        expect(() => ledger.attempt({ ...attempt, [name]: 'x'.repeat(length) })).toThrow(refused);
      }
      ledger.attempt({ ...attempt, [name]: 'x'.repeat(1_024) });
    }
    expect(await readLedger(file)).toMatchObject({ records: 2, history: { flaws: [expect.anything()] } });
  },
);

test('refuses to write into a file that exists, and into none that can be', async () => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'ledger.ndjson');
  await (await writeLedger(file, header))[Symbol.asyncDispose]();
  await expect(writeLedger(file, header)).rejects.toMatchObject({ code: 'ledger-unwritable' });
  await rm(file);
  await expect(writeLedger(join(file, 'below'), header)).rejects.toMatchObject({ code: 'ledger-unwritable' });
  await expect(writeLedger('/dev/full', header)).rejects.toMatchObject({ code: 'ledger-unwritable' });
});
