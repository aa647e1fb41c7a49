import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedCommands } from '../../../../src/runbook/coverage/typed-commands.ts';

const spans = (text: string): readonly (readonly [number, number])[] => typedCommands(text).map(({ first, last }) => [first, last]);

test.each<[string, string, readonly (readonly [number, number])[]]>([
  [
    'a line each',
    'ps redis\nlogs redis',
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'blank lines and comments are none',
    '# look\n\nps redis\n  # then\nlogs redis\n',
    [
      [2, 2],
      [4, 4],
    ],
  ],
  [
    'a backslash goes on',
    'docker run \\\n  --rm x\nps',
    [
      [0, 1],
      [2, 2],
    ],
  ],
  [
    'a pipe and a conjunction go on',
    'cat a |\n  sort &&\n  uniq\nps',
    [
      [0, 2],
      [3, 3],
    ],
  ],
  [
    'open quotes go on',
    "psql -c 'SELECT 1\n# no comment\nFROM x'\nps",
    [
      [0, 2],
      [3, 3],
    ],
  ],
  [
    'a quote within quotes opens nothing',
    `echo "it's" 'say "x'\nps`,
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'a here-document is data',
    "cat <<'EOF' >x\nif then\n# data\nEOF\nps",
    [
      [0, 3],
      [4, 4],
    ],
  ],
  [
    'a here-string is not',
    'cat <<<x\nps',
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'a loop is one',
    'for pod in a b; do\n  kubectl get $pod\n\ndone\nps',
    [
      [0, 3],
      [4, 4],
    ],
  ],
  [
    'conditions nest',
    'if a; then\n  if b; then c; fi\nfi\nps',
    [
      [0, 2],
      [3, 3],
    ],
  ],
  [
    'a case has lone parentheses',
    'case $x in\n  a) y;;\nesac\nps',
    [
      [0, 2],
      [3, 3],
    ],
  ],
  [
    'words that only look like a loop',
    'echo if\ngrep for x\nps',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'a group and a substitution',
    '(\n  a\n)\nx=$(\n  b\n)\nps',
    [
      [0, 2],
      [3, 5],
      [6, 6],
    ],
  ],
  [
    'a number sign within a word is none',
    'curl x#y\nps',
    [
      [0, 0],
      [1, 1],
    ],
  ],
  ['what is never closed ends with the block', "echo 'x\nps", [[0, 1]]],
  ['nothing', '\n# only words\n', []],
])('%s', (_, text, expected) => {
  expect(spans(text)).toEqual(expected);
});

test('a command is for what the comment above it says', () => {
  const found = typedCommands('# Kubernetes\nkubectl a\nkubectl b\n\n# Docker\ndocker c \\\n  d').map(({ text, variant }) => [text, variant]);
  expect(found).toEqual([
    ['kubectl a', 'Kubernetes'],
    ['kubectl b', 'Kubernetes'],
    ['docker c \\\n  d', 'Docker'],
  ]);
});

test('every line that is neither blank nor a comment is in exactly one command, whatever the text is', () => {
  const piece = fc.constantFrom('ls', '"', "'", '\\', '|', 'if x', 'fi', 'done', '(', ')', '{', '}', '<<E', 'E', '#c', ' ', 'for', '&&', 'case');
  const text = fc
    .array(
      fc.array(piece, { maxLength: 4 }).map((words) => words.join(' ')),
      { maxLength: 12 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, (block) => {
      const lines = block.split('\n');
      const owners = lines.map((_, index) => typedCommands(block).filter(({ first, last }) => first <= index && index <= last).length);
      expect(Math.max(...owners)).toBeLessThanOrEqual(1);
      lines.forEach((line, index) => {
        if (!/^\s*(?:#|$)/.test(line)) expect(owners[index], line).toBe(1);
      });
    }),
  );
});
