/** Where something is written: a file, its line and, where known, its column, both counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Lines of a document, counted from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export const formatPlace = (place: Place): string =>
  place.column === undefined ? `${place.file}:${String(place.line)}` : `${place.file}:${String(place.line)}:${String(place.column)}`;

const frame = /(?:\(|at )(?:file:\/\/)?(\/[^():]+|[A-Za-z]:[^():]+):(\d+):(\d+)\)?$/;

/**
 * The place that called `callee`: what a drill file wrote, so that a refusal can point at its line.
 * Read from V8's stack trace; `undefined` where there is none.
 */
export const callSite = (callee: (...args: never[]) => unknown): Place | undefined => {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, callee);
  const line = holder.stack?.split('\n').find((text) => frame.test(text.trim()));
  const [, file, row, column] = frame.exec(line?.trim() ?? '') ?? [];
  if (file === undefined || row === undefined) return undefined;
  return { file, line: Number(row), ...(column === undefined ? {} : { column: Number(column) }) };
};
