import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { machineFacts } from './bench/machine-facts.ts';
import { fuzzDocuments } from './fuzz/fuzz-documents.ts';
import type { Fuzzed, Share } from './fuzz/fuzzed.ts';
import { parserPage } from './fuzz/parser-page.ts';
import { limitMs, readAgain } from './fuzz/read-mutated.ts';

// Reads and lints mutated documents: none may crash the reader or hold it for longer than the limit.
// `npm run fuzz -- --documents 100000 --seed 7 --page docs/proofs/parser.md`, and `--only 4711` for one of them again.
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    jobs: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    page: { type: 'string' },
  },
});
const [count, seed, jobs] = [Number(values.documents), Number(values.seed), Number(values.jobs)];
const only = values.only === undefined ? undefined : Number(values.only);
if (![count, seed, jobs, only ?? 0].every(Number.isInteger) || count < 1 || jobs < 1) throw new Error('give whole numbers: --documents N --seed S');

const [documents, machine] = await Promise.all([fuzzDocuments(), machineFacts()]);
const folder = '.firedrill/fuzz';
await mkdir(folder, { recursive: true });
const began = performance.now();
const tally = { read: 0, refused: 0, crashed: 0, slow: 0 };
const times: { ms: number; readonly number: number }[] = [];
const slow: { readonly number: number; readonly text: string }[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const keep = async ({ number, outcome, ms, error, text }: Fuzzed): Promise<void> => {
  if (text === undefined) return;
  const file = `${folder}/${String(seed)}-${String(number)}.md`;
  await writeFile(file, text);
  say(`${String(number)}: ${outcome}, ${ms.toFixed(1)} ms, ${file}${error === undefined ? '' : `: ${error}`}`);
};

const take = (batch: readonly Fuzzed[]): void => {
  const before = times.length;
  for (const { number, outcome, ms, text } of batch) {
    tally[outcome] += 1;
    times.push({ ms, number });
    if (ms > limitMs && text !== undefined) slow.push({ number, text });
  }
  if (Math.floor(before / 2_000) < Math.floor(times.length / 2_000))
    say(`${String(times.length)} read, ${String(tally.crashed)} crashes, ${String(slow.length)} slow at first`);
};

const work = async (first: number, last: number, step: number): Promise<void> => {
  const workerData: Share = { documents, seed, first, last, step, keepAll: only !== undefined };
  const worker = new Worker(new URL('fuzz/fuzz-worker.ts', import.meta.url), { workerData });
  const kept: Promise<void>[] = [];
  worker.on('message', (batch: readonly Fuzzed[]) => {
    take(batch);
    kept.push(...batch.map(keep));
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject).once('exit', () => {
      resolve();
    });
  });
  await Promise.all(kept);
};

if (only === undefined) await Promise.all(Array.from({ length: jobs }, (_, job) => work(job + 1, count, jobs)));
else await work(only, only, 1);

for (const { number, text } of slow) {
  const { ms } = readAgain(text);
  say(`${String(number)}: ${ms.toFixed(1)} ms when it was read again`);
  if (ms > limitMs) tally.slow += 1;
  const time = times.find((one) => one.number === number);
  if (time !== undefined) time.ms = ms;
}
times.sort((a, b) => a.ms - b.ms);
const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))]?.ms ?? 0;
const slowest = times.at(-1) ?? { ms: 0, number: 0 };
say(
  `${String(times.length)} documents of seed ${String(seed)} in ${((performance.now() - began) / 1_000).toFixed(0)} s: ` +
    `${String(tally.read)} read, ${String(tally.refused)} refused, ${String(tally.crashed)} crashes, ${String(tally.slow)} over ${String(limitMs)} ms; ` +
    `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, slowest ${slowest.ms.toFixed(1)} ms (document ${String(slowest.number)})`,
);
if (values.page !== undefined) {
  const figures = {
    documents: times.length,
    sources: documents.length,
    seed,
    p50: at(0.5),
    p99: at(0.99),
    slowest: slowest.ms,
    slowestNumber: slowest.number,
    ...tally,
  };
  await writeFile(values.page, parserPage(figures, `npm run fuzz -- ${process.argv.slice(2).join(' ')}`, machine));
}
process.exitCode = tally.crashed + tally.slow === 0 ? 0 : 1;
