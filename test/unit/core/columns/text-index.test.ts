import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textIndex } from '../../../../src/core/columns/text-index.ts';

const words = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('', 'a', 'b', 'ä', '€', '\ud800')), { maxLength: 60 });

test('numbers texts as a Map does, whatever they are made of', () => {
  fc.assert(
    fc.property(words, words, (added, asked) => {
      const index = textIndex();
      const map = new Map<string, number>();
      for (const word of added) {
        if (!map.has(word)) map.set(word, map.size);
        expect(index.add(word)).toBe(map.get(word));
      }
      for (const word of [...asked, ...added]) expect(index.find(word)).toBe(map.get(word) ?? -1);
      expect(Array.from({ length: index.texts.length }, (_, n) => index.texts.at(n))).toEqual([...map.keys()]);
    }),
  );
});

test('finds every one of many, in any order, and none that is not there', () => {
  const index = textIndex();
  const count = 20_000;
  const idOf = (n: number): string => `writer-${String(n % 7)}/${String(n)}`;
  for (let n = 0; n < count; n += 1) index.add(idOf(n));
  let wrong = 0;
  // 7919 is prime to the count: every number comes once.
  for (let n = 0; n < count; n += 1) {
    const number = (n * 7_919) % count;
    if (index.find(idOf(number)) !== number) wrong += 1;
    if (index.find(`${idOf(number)}x`) !== -1) wrong += 1;
    if (index.add(idOf(number)) !== number) wrong += 1;
  }
  expect([wrong, index.texts.length]).toEqual([0, count]);
});
