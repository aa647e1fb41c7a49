import { DrillError } from '../core/errors.ts';
import { linesOf } from './source.ts';

/** Ten megabytes: far above any runbook, and low enough to hold in memory several times. */
export const maxDocumentBytes = 10_000_000;

/** Real documents nest three or four deep. The parser's work grows with the square of the depth. */
const maxNesting = 100;

/** Up to here nobody looks twice. What is deeper costs the square of the difference on every line, and all lines together may cost this much. */
const plainNesting = 10;
const maxCost = 25_000;

const marker = /[ \t]*(?:(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t\r]|$))/y;

/** The column behind `text`, with tab stops every four. */
const columnBehind = (text: string): number => {
  let column = 0;
  for (const char of text) column += char === '\t' ? 4 - (column % 4) : 1;
  return column;
};

/** Follows the markers of one line. Answers how deep it is nested at most; `open` holds the columns of the list items that may be open. */
const nestingOf = (line: string, open: number[]): number => {
  let quotes = 0;
  let at = 0;
  for (;;) {
    marker.lastIndex = at;
    const found = marker.exec(line);
    if (found === null || quotes + open.length > maxNesting) return quotes + open.length;
    if (found[1] === '>') {
      quotes += 1;
    } else {
      const column = columnBehind(line.slice(0, at + found[0].search(/[^ \t]/)));
      while ((open.at(-1) ?? 0) > column) open.pop();
      open.push(column + 1);
    }
    at = marker.lastIndex;
  }
};

/** @throws DrillError `runbook-invalid`, always. */
export const refuseSize = (bytes: number, file: string): never => {
  throw new DrillError('runbook-invalid', `the document has ${String(bytes)} bytes, at most ${String(maxDocumentBytes)} are read`, {
    place: { file, line: 1 },
  });
};

/**
 * Refuses a document that would keep the parser busy for longer than anybody waits. Overestimates nesting: nothing that is deeper passes.
 * @throws DrillError `runbook-invalid`, at the line.
 */
export const guardDocument = (text: string, file: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxDocumentBytes) refuseSize(bytes, file);
  const open: number[] = [];
  let cost = 0;
  let tooDear: number | undefined;
  for (const [index, line] of linesOf(text).entries()) {
    const nesting = nestingOf(line, open);
    if (nesting > maxNesting) refuseNesting(`lists and quotes are nested more than ${String(maxNesting)} deep`, file, index + 1);
    cost += Math.max(0, nesting - plainNesting) ** 2;
    if (cost > maxCost) tooDear ??= index + 1;
  }
  if (tooDear !== undefined) refuseNesting(`lists and quotes are nested more than ${String(plainNesting)} deep on too many lines`, file, tooDear);
};

const refuseNesting = (message: string, file: string, line: number): never => {
  throw new DrillError('runbook-invalid', message, { place: { file, line } });
};
