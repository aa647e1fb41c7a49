import { expect, test } from 'vitest';
import { transcript } from '../../../src/operator/transcript.ts';

const of = (secrets: readonly string[], ...chunks: (string | Uint8Array)[]): string => {
  const written = transcript(secrets, 200);
  for (const chunk of chunks) written.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return written.text();
};

test('bytes that are no UTF-8 are shown as such, and none is lost between chunks', () => {
  expect(of([], Uint8Array.of(0x61, 0xff, 0xc3), Uint8Array.of(0xa9, 0x62))).toBe('a\ufffdéb');
  expect(of([], Uint8Array.of(0x61, 0xe2, 0x82))).toBe('a\ufffd');
  expect(of([], Uint8Array.of(0xc0, 0x9b, 0x31, 0xed, 0xa0, 0x80))).not.toMatch(/[\u0080-\u009f]/);
});

test('a secret is found though control characters and chunks part it', () => {
  expect(of(['hunter22'], 'p=hun', '\u001b[1', 'mter', '\u200b', '2', '2\u001b[0m.')).toBe('p=[redacted].');
});

test('a secret at the cut of an overlong output is gone', () => {
  for (let before = 85; before < 105; before += 1) {
    const shown = of(['hunter22'], `${'-'.repeat(before)}hunter22${'-'.repeat(500)}hunter22${'-'.repeat(before)}`);
    expect(shown).not.toMatch(/hunt|er22/);
  }
});

test("notes of firedrill's own stand on lines of their own", () => {
  const written = transcript([]);
  written.note('alone');
  expect(written.text()).toBe('[alone]\n');
  const behind = transcript([]);
  behind.write(Buffer.from('no line end'));
  behind.note('one');
  behind.note('two');
  expect(behind.text()).toBe('no line end\n[one]\n[two]\n');
});
