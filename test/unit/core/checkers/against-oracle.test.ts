import { expect, test } from 'vitest';
import { checkers } from '../../../../src/core/checkers/checkers.ts';
import { compare } from './compare.ts';
import { oracle } from './oracle.ts';
import { randomHistory } from './random-history.ts';

test('checkers and oracle say the same of 400 histories; npm run proof:checkers asks them about 10,000', () => {
  const said = new Map(checkers.map(({ name }) => [name, new Set<string>()]));
  for (let number = 0; number < 400; number += 1) {
    const history = randomHistory(7, number);
    const opinions = oracle(history);
    expect({ number, differences: compare(history, opinions) }).toEqual({ number, differences: [] });
    for (const [name, { verdict }] of Object.entries(opinions)) said.get(name)?.add(verdict);
  }
  // A comparison says nothing of a checker that never gets to say something.
  for (const [name, verdicts] of said) {
    const possible = name === 'recovered' ? ['held', 'inconclusive'] : ['broken', 'held', 'inconclusive'];
    expect({ name, verdicts: [...verdicts].sort() }).toEqual({ name, verdicts: possible });
  }
});
