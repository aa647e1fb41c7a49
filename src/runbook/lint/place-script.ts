import type { Source } from '../source.ts';
import type { DocumentScript } from './lint-document.ts';

/** A script whose lines are those of the document: each is looked for behind the one before it, since a transcript leaves lines out. */
export const placeScript = (text: string, firstLine: number, from: Source): DocumentScript => {
  let next = firstLine;
  const places = text.split('\n').map((line) => {
    const here = next;
    for (let at = here; at < here + 200; at += 1) {
      const column = from.lineAt(at).indexOf(line);
      if (line.trim() !== '' && column < 0) continue;
      next = at + 1;
      return { line: at, column: Math.max(0, column) };
    }
    return { line: here, column: 0 };
  });
  return {
    text,
    placeOf: (line, column = 0) => ({
      file: from.file,
      line: places[line]?.line ?? firstLine,
      column: (places[line]?.column ?? 0) + column + 1,
    }),
  };
};
