import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkerMutants } from '../../../../scripts/checkers/checker-mutants.ts';
import { mutate } from '../../../../scripts/checkers/try-mutants.ts';

test('every mutant of a checker fits the text that it breaks; npm run proof:checkers tries them', async () => {
  for (const mutant of checkerMutants) {
    const text = await readFile(`src/core/${mutant.file}`, 'utf8');
    expect(mutate(text, mutant)).not.toBe(text);
  }
});
