import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DocumentLine, Span } from '../../../src/core/document-line.ts';
import { layOut } from '../../../src/runbook/lay-out.ts';

const signs = { plain: '', code: '`', strong: '**', emphasis: '_' } as const;
const show = (spans: readonly Span[]): string =>
  spans.map(({ text, style, href }) => `${signs[style]}${text}${signs[style]}${href === null ? '' : `(${href})`}`).join('');

const told = (line: DocumentLine): string => {
  const at = `${String(line.line)}/${String(line.indent)} ${line.kind}`;
  if (line.kind === 'heading') return `${at} ${String(line.level)} ${show(line.spans)}`;
  if (line.kind === 'words') return `${at} [${line.marker}] ${show(line.spans)}`;
  if (line.kind === 'code') return `${at} ${line.edge} ${line.text}`;
  if (line.kind === 'rule') return at;
  return `${at} ${[line.head, ...line.rows.map(({ cells }) => cells)].map((row) => row.map(show).join(' | ')).join(' / ')} at ${line.rows.map((row) => String(row.line)).join(', ')}`;
};

const outline = (text: string): readonly string[] => layOut(text, 'x.md').map(told);

test.each<[string, string, readonly string[]]>([
  ['headings of both kinds', '# A `b`\n\nC\n---\n', ['1/0 heading 1 A `b`', '3/0 heading 2 C']],
  ['styles, the innermost of which is drawn', '**a _b_** [c](http://d "e") ![f](g)', ['1/0 words [] **a **_b_ c(http://d) f']],
  ['a link within words in bold', '**[c](x)**', ['1/0 words [] **c**(x)']],
  ['nested lists, numbered from where they begin', '3. a\n   - b\n4. c', ['1/1 words [3.] a', '2/2 words [•] b', '3/1 words [4.] c']],
  ['lists that begin on one line', '1. - a\n   - b\n2. > c', ['1/2 words [1. •] a', '2/2 words [•] b', '3/2 words [2. >] c']],
  ['an item whose words begin on the next line', '1.\n   a', ['1/1 words [1.] ', '2/1 words [] a']],
  ['a heading in an item', '- # a', ['1/1 heading 1 a']],
  ['an item without words', '- ```sh\n  a\n  ```', ['1/1 words [•] ', '2/1 code only a']],
  ['a fenced block, without its fences', '```sh\na\n\nb\n```', ['2/0 code first a', '3/0 code inner ', '4/0 code last b']],
  ['an indented block', 'x\n\n    a\n    b', ['1/0 words [] x', '3/0 code first a', '4/0 code last b']],
  ['a table, with the line of each row', '| a | b |\n|---|---|\n| `c\\|d` | e |', ['1/0 table a | b / `c|d` | e at 3']],
  ['a quote and a rule', '> a\n\n***', ['1/1 words [>] a', '3/0 rule']],
  [
    'HTML as it is written, comments aside',
    '<div>\na\n</div>\n\n<!-- b -->\n\nc <service> <b>d</b><br>e',
    ['1/0 code first <div>', '2/0 code inner a', '3/0 code last </div>', '7/0 words [] c <service> d e'],
  ],
  ['carriage returns and a byte order mark', '\uFEFF# a\r\n\r\nb\r\n', ['1/0 heading 1 a', '3/0 words [] b']],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(outline(text)).toEqual(expected);
});

test('every line of our own document that is not blank, a fence or the rule of a table is drawn on its line', () => {
  const text = readFileSync('runbooks/account-api.md', 'utf8');
  const drawn = new Set(
    layOut(text, 'x.md').flatMap((each) => (each.kind === 'table' ? [each.line, ...each.rows.map((row) => row.line)] : [each.line])),
  );
  const missing = text.split('\n').flatMap((line, index) => (/^\s*(?:$|```|\|-)/.test(line) || drawn.has(index + 1) ? [] : [line]));
  expect(missing).toEqual([]);
});
