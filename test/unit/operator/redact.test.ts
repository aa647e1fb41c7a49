import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact, redactedMark, secretFilter } from '../../../src/operator/redact.ts';

const inPieces = (text: string, size: number, secrets: readonly string[]): string => {
  const filter = secretFilter(secrets);
  let out = '';
  for (let at = 0; at < text.length; at += size) out += filter.write(text.slice(at, at + size));
  return out + filter.end();
};

describe('redact', () => {
  test.each([
    ['once', 'password is hunter22!', ['hunter22'], 'password is [redacted]!'],
    ['at both ends and twice', 'hunter22 hunter22', ['hunter22'], '[redacted] [redacted]'],
    ['the longer of two', 'hunter22-longer', ['hunter22', 'hunter22-longer'], '[redacted]'],
    ['two that overlap', 'xx abcdefgh xx', ['abcdef', 'efgh'], 'xx [redacted] xx'],
    ['a chain of overlaps', 'xabababababx', ['abab'], 'x[redacted]x'],
    ['with characters that mean something in patterns', 'a+b(c)[d]{e}|^$.*\\-/', ['a+b(c)[d]{e}|^$.*\\-/'], '[redacted]'],
    ['as JSON writes it', '{"p":"a\\"b\\\\cd"}', ['a"b\\cd'], '{"p":"[redacted]"}'],
    ['as a URL writes it', 'postgres://u:p%40ss%2Fword@db', ['p@ss/word'], 'postgres://u:[redacted]@db'],
    [
      'as base64 writes it',
      `${Buffer.from('hunter22').toString('base64')} ${Buffer.from('hunter22, yes').toString('base64')}`,
      ['hunter22'],
      '[redacted]= [redacted]sIHllcw==',
    ],
    ['with control characters taken out', 'hunter22', ['hunter\u001b[0m22'], '[redacted]'],
  ])('%s', (_, text, secrets, shown) => {
    expect(redact(text, secrets)).toBe(shown);
    for (const size of [1, 2, 3, 5, 8]) expect(inPieces(text, size, secrets)).toBe(shown);
  });

  test.each([[[]], [['']], [['a', 'abc']]])('no secret, or one too short to tell: %j', (secrets) => {
    expect(redact('a b abc', secrets)).toBe('a b abc');
  });

  test('a secret without a whole form stays readable up to it', () => {
    const filter = secretFilter(['hunter22']);
    expect(filter.write('hunter') + filter.write(' is not it') + filter.end()).toBe('hunter is not it');
  });

  test('no secret survives, however the text is cut', () => {
    const secrets = ['aabb', 'bbaab', 'abab'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const shown = inPieces(text, size, secrets);
        for (const secret of secrets) expect(shown).not.toContain(secret);
        expect(shown).toBe(redact(text, secrets));
        // What is shown besides holes is the text in its order.
        let at = 0;
        for (const part of shown.split(redactedMark)) {
          const found = text.indexOf(part, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + part.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('10 MB on one line with thirty secrets take no noticeable time', () => {
    const secrets = Array.from({ length: 30 }, (_, at) => `secret-number-${String(at)}-${'z'.repeat(20)}`);
    const began = performance.now();
    expect(inPieces(`${'x'.repeat(5_000_000)}${secrets[7] ?? ''}${'secret'.repeat(800_000)}`, 65_536, secrets)).toContain('x[redacted]s');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
