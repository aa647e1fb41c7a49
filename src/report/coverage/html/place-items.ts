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

const startsOf = (lines: readonly DocumentLine[], code: boolean): readonly number[] =>
  lines
    .filter(({ kind }) => (kind === 'code') === code)
    .flatMap((each) => (each.kind === 'table' ? [each.line, ...each.rows.map((row) => row.line)] : [each.line]));

/** Puts each item on the drawn line that holds it: a command on a line of code, everything else on the words, row or heading it stands in. */
export const placeItems = (lines: readonly DocumentLine[], items: readonly CoverageItem[]): CoverageAt => {
  const starts = { code: startsOf(lines, true), words: startsOf(lines, false) };
  const placed = new Map<string, CoverageItem[]>();
  const goesOn = new Map<number, CoverageStatus>();
  for (const item of items) {
    const code = item.kind === 'command' && starts.code.includes(item.line);
    const start = (code ? starts.code : starts.words).findLast((line) => line <= item.line);
    const key = `${String(code)} ${String(start)}`;
    placed.set(key, [...(placed.get(key) ?? []), item]);
    if (code) for (let line = item.line + 1; line <= item.last_line; line += 1) goesOn.set(line, item.status);
  }
  return (line, code) => {
    const own = placed.get(`${String(code)} ${String(line)}`) ?? [];
    return { items: own, status: worstStatus(own) ?? (code ? goesOn.get(line) : undefined) };
  };
};
