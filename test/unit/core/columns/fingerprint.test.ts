import { expect, test } from 'vitest';
import { fingerprint } from '../../../../src/core/columns/fingerprint.ts';

test('is a whole number below 2 to the power of 53, the same for the same text', () => {
  for (const text of ['', 'a', 'cafe0123456789ab', '€']) {
    expect(Number.isSafeInteger(fingerprint(text))).toBe(true);
    expect(fingerprint(text.concat())).toBe(fingerprint(text));
  }
});

test('tells apart texts that differ in one place, or in their order', () => {
  const texts = new Set<string>(['ab', 'ba', '', '0', '00']);
  for (let n = 0; n < 50_000; n += 1) texts.add(n.toString(16).padStart(16, '0'));
  expect(new Set([...texts].map(fingerprint)).size).toBe(texts.size);
});
