import { describe, expect, test } from 'vitest';
import { sanitizeTerminal } from '../../../src/report/sanitize-terminal.ts';

describe('sanitizeTerminal', () => {
  test.each([
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['cursor and erase', 'a\u001b[2J\u001b[Hb\u001b[?25l', 'ab'],
    ['a window title, ended by BEL', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a link, ended by ST', '\u001b]8;;http://evil.test\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['the clipboard', '\u001b]52;c;ZXZpbA==\u0007ok', 'ok'],
    ['a device control string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    ['a sequence without an end keeps its text', 'a\u001b]0;never ended', 'a0;never ended'],
    ['8-bit CSI and OSC', '\u009b31mx\u009d0;t\u009cy', 'xy'],
    ['other C0 and C1 controls', 'a\u0000\u0008\u000b\u007f\u0085b\u0090', 'a\nb'],
    ['a carriage return that would overwrite the line', 'real\rfake', 'real\nfake'],
    ['line separators', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['bidirectional overrides and marks', 'rm \u202efdp.\u2066x\u2069\u200f', 'rm fdp.x'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['line feeds stay, tabs become spaces', 'a\n\tb', 'a\n  b'],
    ['ordinary text of any language', 'naïve 日本語 👩‍👩‍👧 ✓', 'naïve 日本語 👩‍👩‍👧 ✓'],
  ])('%s', (_, hostile, harmless) => {
    expect(sanitizeTerminal(hostile)).toBe(harmless);
  });

  test('is not slow on sequences that never end', () => {
    const began = performance.now();
    sanitizeTerminal('\u001b]'.repeat(50_000) + '\u001b['.repeat(50_000) + '\u001b[' + '0'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
