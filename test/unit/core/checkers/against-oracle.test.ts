import { expect, test } from 'vitest';
import { checkers } from '../../../../src/core/checkers/checkers.ts';
import { runChecker } from '../../../../src/core/checkers/run-checker.ts';
import { compare } from './compare.ts';
import { oracle } from './oracle.ts';
import { randomHistory } from './random-history.ts';

const numbers = Array.from({ length: 400 }, (_, n) => n);

test('checkers and oracle say the same of 400 histories; npm run proof:checkers asks them about 10,000', () => {
  const said = new Map(checkers.map(({ name }) => [name, new Set<string>()]));
  for (const number of numbers) {
    const history = randomHistory(7, number);
    const opinions = oracle(history);
    expect({ number, differences: compare(history, opinions, checkers, runChecker) }).toEqual({ number, differences: [] });
    for (const [name, { verdict }] of Object.entries(opinions)) said.get(name)?.add(verdict);
  }
  // Of a checker that never gets to say something, the comparison says nothing.
  for (const [name, verdicts] of said) {
    expect({ name, verdicts: [...verdicts].sort() }).toEqual({
      name,
      verdicts: name === 'recovered' ? ['held', 'inconclusive'] : ['broken', 'held', 'inconclusive'],
    });
  }
});
