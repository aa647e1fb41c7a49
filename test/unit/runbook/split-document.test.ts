import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';
import { expect, it } from 'vitest';
import { joinPieces } from '../../../src/runbook/join-pieces.ts';
import { parseMarkdown } from '../../../src/runbook/parse-markdown.ts';
import { splitDocument } from '../../../src/runbook/split-document.ts';

const fragments = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      'a',
      '# h',
      '```',
      '~~~',
      '````',
      '   ```',
      '  ```',
      '    ```',
      '- ',
      '1. ',
      '* ',
      '> ',
      '   b',
      '  c',
      '\t',
      '---',
      '===',
      '[a]: b',
      '`',
      '\n- a\n  ```\n',
      '\n```\n',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('<div>', '<!--', '-->', '<pre>', '```a`b') },
  {
    weight: 8,
    arbitrary: fc.constantFrom('\n\nword', '\n\n# h\n', '\n\n> q\n', '\n\n```\ncode\n```\n\n', '\n\n1. a\n   ```\n   x\n   ```\n'),
  },
);

/** What the reader uses of a block: its kind, where it begins and what it holds. `above` counts the lines before its piece. */
const essence = (node: Nodes, above = 0): unknown => ({
  type: node.type,
  line: (node.position?.start.line ?? 0) + above,
  column: node.position?.start.column,
  value: 'value' in node && node.type !== 'text' ? node.value.trimEnd() : undefined,
  children: 'children' in node ? node.children.filter(({ type }) => type !== 'text').map((child) => essence(child, above)) : undefined,
});

it('cuts so that the pieces give the blocks of the whole', () => {
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const flow = [
        'attention',
        'autolink',
        'characterEscape',
        'characterReference',
        'codeText',
        'hardBreakEscape',
        'htmlText',
        'labelEnd',
        'labelStartImage',
        'labelStartLink',
      ];
      const parse = (of: string) => fromMarkdown(of, { extensions: [{ disable: { null: flow } }] }).children;
      const whole = parse(text).map((node) => essence(node));
      const ofPieces = splitDocument(text).flatMap((piece) => parse(piece.text).map((node) => essence(node, piece.linesBefore)));
      expect(ofPieces).toEqual(whole);
      expect(parseMarkdown(text, 'x.md').map((node) => essence(node))).toEqual(whole);
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

it('loses no character and counts the lines before each piece', () => {
  const text = '# a\r\n\r\n```sh\r\nls\r\n\r\n# not here\r\n```\r\n\r\nb\n\n1. c\n\n   d\n\n# e\n';
  const pieces = splitDocument(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.map((piece) => piece.linesBefore)).toEqual([0, 2, 8, 14]);
});

it('cuts nothing behind a place that only a parser could judge', () => {
  expect(splitDocument('- a\n  ```\nb\n\n# c\n\n# d\n')).toHaveLength(1);
  expect(splitDocument('<!-- a\n\n# b\n\n-->\n\nc\n')).toHaveLength(1);
});

it('cuts before a heading that no blank line precedes, but not before one that is none', () => {
  expect(splitDocument('a\n# b\n## c\n#d\n').map(({ text }) => text)).toEqual(['a\n', '# b\n', '## c\n#d\n']);
  expect(splitDocument('```\n# b\n```\n<p>\n# c\n')).toHaveLength(1);
});

it('joins short pieces up to a length, and leaves a longer one by itself', () => {
  const pieces = splitDocument(`# a\n# b\n# ${'c'.repeat(20)}\n# d\n`);
  expect(joinPieces(pieces, 10)).toEqual([
    { text: '# a\n# b\n', linesBefore: 0 },
    { text: `# ${'c'.repeat(20)}\n`, linesBefore: 2 },
    { text: '# d\n', linesBefore: 3 },
  ]);
});
