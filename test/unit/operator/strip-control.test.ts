import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlFilter, stripControl } from '../../../src/operator/strip-control.ts';

const inPieces = (text: string, size: number): string => {
  const filter = controlFilter();
  let out = '';
  for (let at = 0; at < text.length; at += size) out += filter.write(text.slice(at, at + size));
  return out + filter.end();
};

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text, tabs and lines', 'a\tb\nc é 漢 👩‍🚀\n', 'a\tb\nc é 漢 👩‍🚀\n'],
  ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
  ['cursor moves and erasing', 'good\u001b[2K\u001b[1Gbad\u001b[?25l', 'goodbad'],
  ['a title', '\u001b]0;owned\u0007text', 'text'],
  ['a hyperlink', '\u001b]8;;http://x\u001b\\click\u001b]8;;\u001b\\', 'click'],
  ['the clipboard', '\u001b]52;c;cm0gLXJm\u0007x', 'x'],
  ['device control, application and privacy strings', '\u001bPq#0\u001b\\a\u001b_x\u001b\\b\u001b^y\u001b\\c\u001bXz\u001b\\d', 'abcd'],
  ['character sets and single shifts', '\u001b(B\u001b#8a\u001b=b\u001bMc', 'abc'],
  ['C1 characters', '\u009b31mred\u009d0;t\u009cx\u0090q\u009cy\u0085z', 'redxyz'],
  ['C0 and delete', 'a\u0000b\u0007c\bd\u000be\u007ff', 'abcdef'],
  ['carriage returns: what would be overwritten stays', 'failed\rpassed\r\nend\r\r\n', 'failed\npassed\nend\n\n'],
  ['marks that reorder', 'a\u202egnp.exe\u202c\u2066b\u2069\u200f\u061cc', 'agnp.exebc'],
  ['marks that hide', 'pass\u200bword\u2060\ufeff', 'password'],
  ['tag characters', 'a\u{e0001}\u{e0041}\u{e007f}b', 'ab'],
  ["Unicode's line separators", 'a\u2028b\u2029c', 'abc'],
  ['a string that never ends gives up at the line', '\u001b]0;hidden\nshown', '\nshown'],
  ['a sequence that never ends gives up at the line', '\u001b[1;2\nshown', '\nshown'],
  ['a sequence within a sequence', '\u001b[3\u001b[1mx\u001b]0;\u001b[1my', 'xy'],
  ['a sequence cut off by text of another script', '\u001b[é', 'é'],
  ['an escape at the very end', 'x\u001b', 'x'],
];

describe('stripControl', () => {
  test.each(cases)('%s', (_, text, shown) => {
    expect(stripControl(text)).toBe(shown);
    for (const size of [1, 2, 3, 7]) expect(inPieces(text, size).replaceAll(/[\ud800-\udfff]/g, '')).toBe(shown.replaceAll(/[\ud800-\udfff]/g, ''));
  });

  test('a string without an end does not swallow a log', () => {
    expect(stripControl(`\u001b]0;${'x'.repeat(10_000)}tail`)).toMatch(/^x{5,}tail$/);
  });

  test('nothing that a terminal acts on is left, whatever comes in', () => {
    const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    const bits = fc.constantFrom(
      '\u001b',
      '[',
      ']',
      '0',
      ';',
      'm',
      '\u0007',
      '\\',
      '\n',
      '\r',
      'P',
      '\u009b',
      '\u009d',
      '\u009c',
      '\u202e',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const text = parts.join('');
        expect(stripControl(text)).not.toMatch(harmful);
        expect(inPieces(text, size)).toBe(stripControl(text));
      }),
      { numRuns: 500 },
    );
  });

  test('10 MB on one line, coloured, take no noticeable time', () => {
    const line = '\u001b[31mabcdefgh\u001b[0m'.repeat(600_000);
    const began = performance.now();
    expect(stripControl(line)).toHaveLength(4_800_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
