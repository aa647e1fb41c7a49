import type { CoverageItem, CoverageStatus } from '../../../core/coverage.ts';
import type { DocumentLine } from '../../../core/document-line.ts';
import { worstStatus } from '../worst-status.ts';

/** What is known of one drawn line. */
export interface LineCoverage {
  readonly items: readonly CoverageItem[];
  /** Of its items, or of a command that began above and goes on here. */
  readonly status: CoverageStatus | undefined;
}

/** Answers what is known of the drawn line that begins at `line`. */
export type CoverageAt = (line: number, code: boolean) => LineCoverage;

/** Where drawn lines begin, in the order of the document. */
const startsOf = (lines: readonly DocumentLine[], code: boolean): readonly number[] =>
  lines
    .filter(({ kind }) => (kind === 'code') === code)
    .flatMap((each) => (each.kind === 'table' ? [each.line, ...each.rows.map((row) => row.line)] : [each.line]));

/** The last of `starts`, which ascend, that is not behind `line`; the first where all are. */
const startOf = (starts: readonly number[], line: number): number | undefined => {
  let [from, to] = [0, starts.length];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if ((starts[middle] ?? Infinity) <= line) from = middle;
    else to = middle;
  }
  return starts[from];
};

const keyOf = (line: number | undefined, code: boolean): string => `${code ? 'code' : 'words'} ${String(line)}`;

/** Puts each item on the drawn line that holds it: a command on a line of code, everything else on the words, row or heading it stands in. */
export const placeItems = (lines: readonly DocumentLine[], items: readonly CoverageItem[]): CoverageAt => {
  const code = startsOf(lines, true);
  const words = startsOf(lines, false);
  const isCode = new Set(code);
  const placed = new Map<string, CoverageItem[]>();
  const goesOn = new Map<number, CoverageStatus>();
  for (const item of items) {
    const inCode = item.kind === 'command' && isCode.has(item.line);
    const key = keyOf(startOf(inCode ? code : words, item.line), inCode);
    const there = placed.get(key);
    if (there === undefined) placed.set(key, [item]);
    else there.push(item);
    if (inCode) for (let line = item.line + 1; line <= item.last_line; line += 1) goesOn.set(line, item.status);
  }
  return (line, inCode) => {
    const own = placed.get(keyOf(line, inCode)) ?? [];
    return { items: own, status: worstStatus(own) ?? (inCode ? goesOn.get(line) : undefined) };
  };
};
