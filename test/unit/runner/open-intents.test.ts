import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kill, latency } from '../../../faults/index.ts';
import { seconds } from '../../../src/core/duration.ts';
import { openLedger } from '../../../src/runner/ledger.ts';
import { closeIntent, readOpenIntents } from '../../../src/runner/open-intents.ts';
import { app, redis } from './fake-plan.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-ledger-'));
  file = join(folder, 'ledger.ndjson');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const identity = [{ service: 'redis', container: 'c0ffee', startedAt: null }];
const slow = latency(app.to(redis), { of: seconds(1) });

const writeTwo = async (): Promise<void> => {
  await using ledger = await openLedger(file, 'run-1', seconds(10));
  await ledger.intend('latency-1', slow, { delayed: false }, identity);
  await ledger.intend('kill-2', kill(redis), { running: true }, identity);
};
const openIds = async (): Promise<readonly string[]> => (await readOpenIntents(file)).map(({ id }) => id);

test('what was intended and not closed is open, with the containers that it names', async () => {
  await writeTwo();
  expect(await readOpenIntents(file)).toMatchObject([
    { id: 'latency-1', kind: 'latency', target: 'app -> redis', identity },
    { id: 'kill-2', kind: 'kill', target: 'redis', identity },
  ]);
});

test('another process closes one with what it saw, and every line stays a record', async () => {
  await writeTwo();
  await closeIntent(file, 'latency-1', 'moot: its container is gone');
  expect(await openIds()).toEqual(['kill-2']);
  const last = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
    .at(-1);
  expect(last).toMatchObject({ record: 'closed', id: 'latency-1', saw: 'moot: its container is gone', by: process.pid });
});

test('a writer that was killed half-way through a line spoils neither what is before it nor what comes after', async () => {
  await writeTwo();
  await appendFile(file, '{"record":"intent","id":"drop-3","ki');
  expect(await openIds()).toEqual(['latency-1', 'kill-2']);
  await closeIntent(file, 'kill-2', 'gone');
  expect(await openIds()).toEqual(['latency-1']);
});

test('an intent of an older ledger names no container', async () => {
  await appendFile(file, '{"record":"intent","id":"kill-1","kind":"kill","target":"redis","at":"2026-11-21T10:00:00Z"}\n');
  expect(await readOpenIntents(file)).toMatchObject([{ id: 'kill-1', identity: [] }]);
});

test('a ledger that is not there is told', async () => {
  await expect(readOpenIntents(file)).rejects.toThrow('ENOENT');
});
