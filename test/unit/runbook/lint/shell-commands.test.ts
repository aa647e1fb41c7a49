import { expect, test } from 'vitest';
import { shellCommands } from '../../../../src/runbook/lint/shell-commands.ts';

test.each<readonly [string, readonly (readonly string[])[]]>([
  ['a b | c && d; e', [['a', 'b'], ['c'], ['d'], ['e']]],
  [`echo 'it is' "so \\"so\\"" a\\ b`, [['echo', 'it is', 'so \\"so\\"', 'a b']]],
  ['a # b\nc#d', [['a'], ['c#d']]],
  ['a \\\n  b', [['a', 'b']]],
  ['a > x 2>&1 < y b', [['a', 'b']]],
  ['X=1 Y=2 a Z=3', [['a', 'Z=3']]],
  ['sudo if while a', [['a']]],
  ['a $(b | c) `d | e` ${f:-g}', [['a', '$(b | c)', '`d | e`', '${f:-g}']]],
  ['cat <<EOF\nno | command\nEOF\nb', [['cat'], ['b']]],
  ['(a; b) & c', [['a'], ['b'], ['c']]],
  [`a 'never closed | b`, [['a', "'never", 'closed'], ['b']]],
  ['', []],
])('%j', (text, words) => {
  expect(shellCommands(text).map((command) => command.words.map((word) => word.text))).toEqual(words);
});

test('words know where they stand, behind a word of several lines too', () => {
  const [first, second] = shellCommands(`psql -c 'a\nb' x\n  date`);
  expect(first?.words.map(({ line, column }) => [line, column])).toEqual([
    [0, 0],
    [0, 5],
    [0, 8],
    [1, 3],
  ]);
  expect(second?.words.map(({ line, column }) => [line, column])).toEqual([[2, 2]]);
});

test('what feeds a command, and what the shell says before it, is told', () => {
  expect(shellCommands('a | b; c < d; while e').map(({ fed, keyword }) => [fed, keyword])).toEqual([
    [false, undefined],
    [true, undefined],
    [true, undefined],
    [false, 'while'],
  ]);
});

test('hostile text ends in good time', () => {
  for (const text of [
    '<'.repeat(50_000),
    '"'.repeat(50_001),
    '$('.repeat(20_000),
    `${'\\\n'.repeat(20_000)}a`,
    '`'.repeat(30_001),
    'a|'.repeat(30_000),
  ]) {
    const began = performance.now();
    shellCommands(text);
    expect(performance.now() - began, text.slice(0, 10)).toBeLessThan(2_000);
  }
});
