import type { Source } from '../source.ts';
import type { TypedLine } from '../typed-lines.ts';
import type { DocumentScript } from './lint-document.ts';

/** The script of a block whose content begins on `firstLine` of the document. */
export const placeScript = (lines: readonly TypedLine[], firstLine: number, from: Source, skipped: boolean): DocumentScript => ({
  skipped,
  text: lines.map(({ text }) => text).join('\n'),
  placeOf: (at, column = 0) => {
    const { text, index } = lines[at] ?? { text: '', index: 0 };
    const line = firstLine + index;
    // What stands before it in the document: the indentation of a list, the mark of a quote, a prompt.
    return { file: from.file, line, column: Math.max(0, from.lineAt(line).length - text.length) + column + 1 };
  },
});
