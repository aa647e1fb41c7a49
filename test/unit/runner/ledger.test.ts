import { chmod, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import { recorder } from '../../../src/core/timeline.ts';
import { injector } from '../../../src/runner/injector/injector.ts';
import { monotonicClock } from '../../../src/cli/monotonic-clock.ts';
import { openLedger } from '../../../src/runner/ledger.ts';
import { latency } from '../../../faults/index.ts';
import { app, redis } from './fake-plan.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-ledger-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const slow = latency(app.to(redis), { of: seconds(1) });
const identity = [{ service: 'app', container: 'c0ffee', startedAt: '2026-11-21T10:00:00.123456789Z' }];
const recordsOf = async (file: string): Promise<readonly Record<string, unknown>[]> =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('an intent in a file that somebody removed is none', async () => {
  const file = join(folder, 'ledger.ndjson');
  await using ledger = await openLedger(file, 'run-1', seconds(10));
  await rm(file);
  await expect(ledger.intend('latency-1', slow, { delayed: false }, identity)).rejects.toMatchObject({ code: 'ledger-unwritable' });
});

test('keeps all that another process needs in order to undo', async () => {
  const file = join(folder, 'ledger.ndjson');
  {
    await using ledger = await openLedger(file, 'run-1', seconds(10));
    await ledger.intend('latency-1', slow, { delayed: false }, identity);
    await ledger.close('latency-1', 'answered after 1 ms');
  }
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
  expect(await recordsOf(file)).toEqual([
    { record: 'run', run: 'run-1', pid: process.pid, at: time },
    {
      record: 'intent',
      id: 'latency-1',
      kind: 'latency',
      target: 'app -> redis',
      capability: 'delay',
      settings: slow.settings,
      snapshot: { delayed: false },
      identity,
      lease_ms: 10_000,
      at: time,
    },
    { record: 'closed', id: 'latency-1', saw: 'answered after 1 ms', at: time },
  ]);
});

test('appends to what is there', async () => {
  const file = join(folder, 'ledger.ndjson');
  await (await openLedger(file, 'run-1', seconds(10)))[Symbol.asyncDispose]();
  await (await openLedger(file, 'run-2', seconds(10)))[Symbol.asyncDispose]();
  expect((await recordsOf(file)).map(({ run }) => run)).toEqual(['run-1', 'run-2']);
});

test('the intent is in the file before the fault is applied', async () => {
  const file = join(folder, 'ledger.ndjson');
  await using ledger = await openLedger(file, 'run-1', seconds(10));
  const clock = monotonicClock();
  let harmed = false;
  let written: unknown;
  const faults = injector(
    () => ({
      snapshot: () => Promise.resolve({ delayed: false }),
      apply: async () => {
        written = (await recordsOf(file)).at(-1);
        harmed = true;
      },
      restore: () => Promise.resolve(),
      look: () => Promise.resolve({ harmed, saw: 'slow' }),
    }),
    ledger,
    clock,
    recorder(clock),
    () => Promise.resolve(identity),
  );
  await faults.inject(slow, new AbortController().signal);
  expect(written).toMatchObject({ record: 'intent', id: 'latency-1', snapshot: { delayed: false }, identity });
});

test('a full disk is refused when it is opened', async () => {
  await expect(openLedger('/dev/full', 'run-1', seconds(10))).rejects.toMatchObject({
    code: 'ledger-unwritable',
    exitCode: 4,
    message: expect.stringMatching(/^the ledger \/dev\/full cannot be written: ENOSPC/) as string,
    details: { hint: 'no fault is injected that could not be written down first: make room, or give another --output' },
  });
});

test('a file that is refused is closed again', async () => {
  await expect(openLedger('/dev/full', 'run-1', seconds(10))).rejects.toMatchObject({ code: 'ledger-unwritable' });
  const descriptors = await readdir('/proc/self/fd');
  const opened = await Promise.all(descriptors.map((each) => readlink(join('/proc/self/fd', each)).catch(() => 'closed meanwhile')));
  expect(opened).not.toContain('/dev/full');
});

test('a folder that does not exist is refused', async () => {
  await expect(openLedger(join(folder, 'gone', 'ledger.ndjson'), 'run-1', seconds(10))).rejects.toMatchObject({
    code: 'ledger-unwritable',
    message: expect.stringContaining('ENOENT') as string,
  });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is refused', async () => {
  await chmod(folder, 0o500);
  await expect(openLedger(join(folder, 'ledger.ndjson'), 'run-1', seconds(10))).rejects.toMatchObject({
    code: 'ledger-unwritable',
    message: expect.stringContaining('EACCES') as string,
  });
});

test('a ledger that was closed refuses an intent', async () => {
  const ledger = await openLedger(join(folder, 'ledger.ndjson'), 'run-1', seconds(10));
  await ledger[Symbol.asyncDispose]();
  await expect(ledger.intend('latency-1', slow, {}, identity)).rejects.toMatchObject({ code: 'ledger-unwritable' });
});
