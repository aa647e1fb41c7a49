import { glob, readFile } from 'node:fs/promises';
import { seeded } from '../../src/core/seeded.ts';

/** The documents that are mutated: those of the tests, and our own. */
export const fuzzDocuments = async (): Promise<readonly string[]> => {
  const files = await Array.fromAsync(glob(['test/unit/runbook/documents/*.md', 'test/unit/runbook/fixtures/*.txt', 'runbooks/*.md']));
  return await Promise.all(files.sort().map((file) => readFile(file, 'utf8')));
};

/** What chance decides about one document of a run, so that any of them can be made again by itself. */
export const chanceOf = (seed: number, number: number): (() => number) => {
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1) ^ number);
  random();
  return random;
};
