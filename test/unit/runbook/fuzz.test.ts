import { beforeAll, describe, expect, it } from 'vitest';
import { chanceOf, fuzzDocuments } from '../../../scripts/fuzz/fuzz-documents.ts';
import { mutateDocument } from '../../../scripts/fuzz/mutate-document.ts';
import { limitMs, readMutated } from '../../../scripts/fuzz/read-mutated.ts';

let documents: readonly string[] = [];
beforeAll(async () => {
  documents = await fuzzDocuments();
});

/** A hang, and not a machine that is busy with all the other tests: `npm run fuzz` holds many more documents against the limit itself. */
const hangMs = 5 * limitMs;

describe('documents of strangers, mutated', () => {
  it('are read or refused, and linted, in time', () => {
    const bad = Array.from({ length: 100 }, (_, number) => ({ number, ...readMutated(mutateDocument(documents, chanceOf(1, number))) })).filter(
      ({ outcome, ms }) => outcome === 'crashed' || ms > hangMs,
    );
    expect(bad).toEqual([]);
  });

  it('are made again from their seed and number, and differ from each other', () => {
    const [one, again, another] = [3, 3, 4].map((number) => mutateDocument(documents, chanceOf(7, number)));
    expect(one).toBe(again);
    expect(one).not.toBe(another);
  });
});

it('a crash of the reader is told as one', () => {
  const text = { replace: 1 } as unknown as string;
  expect(readMutated(text)).toMatchObject({ outcome: 'crashed', error: expect.any(Error) as Error });
});
