import { describe, expect, test } from 'vitest';
import { boundedOutput } from '../../../src/operator/bounded-output.ts';

const bounded = (limit: number, ...pieces: string[]): string => {
  const output = boundedOutput(limit);
  for (const piece of pieces) output.write(piece);
  return output.text();
};

describe('boundedOutput', () => {
  test.each([[''], ['short'], ['0123456789']])('%j is kept whole', (text) => {
    expect(bounded(10, text)).toBe(text);
    expect(bounded(10, ...text.split(''))).toBe(text);
  });

  test('keeps head and tail and says what is missing', () => {
    const shown = '01234\n[firedrill left out 5 characters here]\nvwxyz';
    expect(bounded(10, '01234-----vwxyz')).toBe(shown);
    expect(bounded(10, ...'01234-----vwxyz'.split(''))).toBe(shown);
    expect(bounded(10, '0123', '4--', '---vwx', 'yz')).toBe(shown);
  });

  test('asking twice, and going on after asking', () => {
    const output = boundedOutput(4);
    output.write('abcdefgh');
    expect(output.text()).toBe(output.text());
    output.write('ij');
    expect(output.text()).toBe('ab\n[firedrill left out 6 characters here]\nij');
  });

  test('no character is cut in two', () => {
    for (let limit = 2; limit < 20; limit += 1) expect(bounded(limit, '🚒'.repeat(40)).isWellFormed()).toBe(true);
    expect(bounded(8, ...Array.from({ length: 30 }, () => '🚒')).isWellFormed()).toBe(true);
  });

  test('100 MB in small pieces and one line of 10 MB stay small', () => {
    const output = boundedOutput();
    output.write('first ');
    const piece = 'x'.repeat(1_000);
    for (let at = 0; at < 100_000; at += 1) output.write(piece);
    output.write('y'.repeat(10_000_000));
    output.write(' last');
    const text = output.text();
    expect(text.length).toBeLessThan(66_000);
    expect(text).toMatch(/^first x+\n\[firedrill left out 109\d{6} characters here\]\ny+ last$/);
  });
});
