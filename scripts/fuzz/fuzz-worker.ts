import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../src/core/message-of.ts';
import { chanceOf } from './fuzz-documents.ts';
import type { Fuzzed, Share } from './fuzzed.ts';
import { mutateDocument } from './mutate-document.ts';
import { limitMs, readMutated } from './read-mutated.ts';

const { documents, seed, first, last, step, keepAll } = workerData as Share;
const batchSize = 100;
let batch: Fuzzed[] = [];
for (let number = first; number <= last; number += step) {
  const text = mutateDocument(documents, chanceOf(seed, number));
  const { outcome, error, ms } = readMutated(text);
  const keep = keepAll || outcome === 'crashed' || ms > limitMs;
  batch.push({ number, outcome, ms, error: error === undefined ? undefined : messageOf(error), text: keep ? text : undefined });
  if (batch.length < batchSize) continue;
  parentPort?.postMessage(batch);
  batch = [];
}
parentPort?.postMessage(batch);
