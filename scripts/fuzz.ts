import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/core/message-of.ts';
import { chanceOf, fuzzDocuments } from './fuzz/fuzz-documents.ts';
import { mutateDocument } from './fuzz/mutate-document.ts';
import { limitMs, readMutated } from './fuzz/read-mutated.ts';

// Reads and lints mutated documents: none may crash the reader or hold it for longer than the limit.
// `npm run fuzz -- --documents 100000 --seed 7`, and `--only 4711` for one of them again.
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string' },
  },
});
const [count, seed] = [Number(values.documents), Number(values.seed)];
const only = values.only === undefined ? undefined : Number(values.only);
if (![count, seed, only ?? 0].every(Number.isInteger) || count < 1) throw new Error('give whole numbers: --documents N --seed S');

const documents = await fuzzDocuments();
const folder = '.firedrill/fuzz';
await mkdir(folder, { recursive: true });
const tally = { read: 0, refused: 0, crashed: 0, slow: 0 };
let slowest = { ms: 0, number: 0 };
const times: number[] = [];
const began = performance.now();

for (let number = only ?? 1; number <= (only ?? count); number += 1) {
  const text = mutateDocument(documents, chanceOf(seed, number));
  const { outcome, error, ms } = readMutated(text);
  tally[outcome] += 1;
  times.push(ms);
  if (ms > slowest.ms) slowest = { ms, number };
  if (ms > limitMs) tally.slow += 1;
  if (outcome === 'crashed' || ms > limitMs || only !== undefined) {
    const file = `${folder}/${String(seed)}-${String(number)}.md`;
    await writeFile(file, text);
    process.stdout.write(`${String(number)}: ${outcome}, ${ms.toFixed(1)} ms, ${file}${error === undefined ? '' : `: ${messageOf(error)}`}\n`);
  }
  if (number % 2_000 === 0)
    process.stdout.write(`${String(number)} of ${String(count)}, ${String(tally.crashed)} crashes, slowest ${slowest.ms.toFixed(1)} ms\n`);
}

times.sort((a, b) => a - b);
const quantile = (share: number): string => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(2);
process.stdout.write(
  `${String(times.length)} documents of seed ${String(seed)} in ${((performance.now() - began) / 1_000).toFixed(0)} s: ` +
    `${String(tally.read)} read, ${String(tally.refused)} refused, ${String(tally.crashed)} crashes, ${String(tally.slow)} over ${String(limitMs)} ms; ` +
    `p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, slowest ${slowest.ms.toFixed(1)} ms (document ${String(slowest.number)})\n`,
);
process.exitCode = tally.crashed + tally.slow === 0 ? 0 : 1;
