import { coverageFormat, itemsOf, type Coverage, type CoverageDocument, type CoverageSection } from '../../core/coverage.ts';
import { coverageTotals } from '../../core/coverage-totals.ts';
import type { ParsedRunbook, ParsedSection } from '../parsed-runbook.ts';
import { plainWords } from '../plain-words.ts';
import { coverSection } from './cover-section.ts';
import type { Trial } from './trial.ts';
import { linesOf } from '../source.ts';

/**
 * What trials have shown of a document. Of each line, the newest trial that says something about it counts, and only as far as the words are the
 * same as they were then. Trials of sabotaged twins are trials of another document and say nothing.
 * @param trials - of this document, in any order.
 */
export const coverDocument = (parsed: ParsedRunbook, trials: readonly Trial[]): CoverageDocument => {
  const lines = linesOf(parsed.text);
  const own = trials.filter(({ report }) => !report.drill.sabotaged).toSorted((a, b) => b.report.started_at.localeCompare(a.report.started_at));
  const bySection = Map.groupBy(own, ({ report }) => plainWords(report.runbook.section));
  // The parts of an incident are headings too: each line counts once, for the first section that has it.
  const counted = new Set<string>();
  const sections = parsed.sections.flatMap((section): readonly CoverageSection[] => {
    const tried = bySection.get(plainWords(section.title)) ?? [];
    const items = isTriable(section)
      ? coverSection({ section, lines, trials: tried }).filter(({ kind, line, text }) => !counted.has(keyOf(kind, line, text)))
      : [];
    for (const { kind, line, text } of items) counted.add(keyOf(kind, line, text));
    return items.length === 0 ? [] : [{ title: section.title, line: section.place.line, totals: coverageTotals(items), items }];
  });
  return { file: parsed.file, totals: coverageTotals(itemsOf({ sections })), sections };
};

const isTriable = ({ detection, alerts, recovery }: ParsedSection): boolean => detection.length + alerts.length + recovery.length > 0;

const keyOf = (kind: string, line: number, text: string): string => JSON.stringify([kind, line, text]);

/** Several documents as one. */
export const coverageOf = (documents: readonly CoverageDocument[]): Coverage => ({
  format: coverageFormat,
  totals: coverageTotals(documents.flatMap(itemsOf)),
  documents,
});
