import { readFile } from 'node:fs/promises';
import { checkHistory } from '../../src/core/checkers/check-history.ts';
import { checkers } from '../../src/core/checkers/checkers.ts';
import type { Attempt, Found } from '../../src/core/history.ts';
import { recordHistory } from '../../src/core/record-history.ts';
import { seeded } from '../../src/core/seeded.ts';

// A process of its own, so that its memory is that of one check: takes down a history of as many writes as its first argument says, read back from
// the primary and from users, asks everything that can be asked of records, and prints what it took as JSON. `shuffled` reads back in any order.
const [, , writes = '1000', how = 'in-order'] = process.argv;
const count = Number(writes);
const keys = Array.from({ length: 10_000 }, (_, n) => `account-${String(n)}`);
const asked = checkers.filter(({ name }) => !['at-least-once', 'dead-letters', 'linearizable'].includes(name));
/** The write that is not there when all is read back. */
const missing = Math.floor(count * 0.7);

const bytes = Buffer.alloc(64);
/** A text as a parser makes it: in one piece, and never the same object twice. */
const text = (of: string): string => bytes.toString('latin1', 0, bytes.write(of, 'latin1'));
const idOf = (n: number): string => text(`writer-${String(n & 15)}/${String(n)}`);
const hex = Array.from({ length: 4_096 }, (_, n) => n.toString(16).padStart(3, '0'));
const hashOf = (n: number): string =>
  text(`${hex[(n * 7) & 4_095] ?? ''}${hex[n & 4_095] ?? ''}${hex[(n >>> 12) & 4_095] ?? ''}${hex[(n * 31) & 4_095] ?? ''}cafe`);
const tenants = ['north', 'south', 'east'];
const entry = (n: number, position: number): Found => ({ id: idOf(n), hash: hashOf(n), tenant: tenants[n % 3], partition: 'p0', position });

/** The writes that are found, in the order in which they are. */
const found = Int32Array.from({ length: count - 1 }, (_, n) => (n < missing ? n : n + 1));
if (how === 'shuffled') {
  const random = seeded(1);
  for (let n = found.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [found[n], found[other]] = [found[other] ?? 0, found[n] ?? 0];
  }
}

// What is taken down is made in batches, and only the taking down is timed.
const batch = 500;
let recordMs = 0;
/** Time of this thread on the processor, in ms: what other processes do meanwhile says nothing about ours. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
const inBatches = <Thing>(total: number, make: (n: number) => Thing, take: (thing: Thing) => void): void => {
  for (let from = 0; from < total; from += batch) {
    const things = Array.from({ length: Math.min(batch, total - from) }, (_, n) => make(from + n));
    const began = cpuMs();
    for (const thing of things) take(thing);
    recordMs += cpuMs() - began;
  }
};

const recorder = recordHistory();
recorder.driver('load');
inBatches(
  count,
  (n): Attempt => ({
    id: idOf(n),
    writer: `writer-${String(n % 16)}`,
    key: keys[n % keys.length],
    sequence: n,
    hash: hashOf(n),
    tenant: tenants[n % 3],
    invokedMs: n * 0.5,
  }),
  recorder.attempt,
);
// One in a thousand has no answer.
inBatches(
  count,
  (n) => ({ id: idOf(n), n }),
  ({ id, n }) => recorder.settle(id, n % 1_000 === 7 ? 'unknown' : 'ok', n * 0.5 + 2.25),
);
recorder.driverEnded('load');
const asOfMs = count * 0.5 + 1_000;
for (const [n, from] of (['primary', 'users'] as const).entries()) {
  const reading = recorder.reading({ from, asOfMs: asOfMs + n * 100, ordered: how !== 'shuffled' });
  inBatches(found.length, (position) => entry(found[position] ?? 0, position), reading.found);
  reading.end({ endedMs: asOfMs + n * 100 + 50, complete: true });
}
const history = recorder.history();
const [began, beganWall] = [cpuMs(), performance.now()];
const { results, lossWindow } = checkHistory(history, asked, { atMs: missing * 0.5 + 500, errorMs: 3 });
const [checkMs, wallCheckMs] = [cpuMs() - began, performance.now() - beganWall];
const [, peak = '0'] = /VmHWM:\s+(\d+) kB/.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
process.stdout.write(
  `${JSON.stringify({
    recordMs,
    checkMs,
    wallCheckMs,
    peakMb: (Number(peak) * 1_024) / 1e6,
    lost: lossWindow.oldest?.id,
    verdicts: Object.fromEntries(results.map(({ checker, verdict }) => [checker, verdict])),
  })}\n`,
);
