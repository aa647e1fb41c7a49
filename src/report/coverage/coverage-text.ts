import {
  coverageKinds,
  itemsOf,
  kindPlurals,
  type Coverage,
  type CoverageDocument,
  type CoverageItem,
  type CoverageTotals,
} from '../../core/coverage.ts';
import { cutText } from '../console/cut-text.ts';
import { padText } from '../console/pad-text.ts';
import type { Paint } from '../console/paint.ts';
import { sanitizeDeep } from '../console/sanitize-deep.ts';
import { formatShare } from './format-share.ts';
import { kindShare } from './kind-share.ts';
import { lastTried } from './last-tried.ts';
import { remarks } from './remarks.ts';
import { statusMark } from './status-ink.ts';
import { worstStatus } from './worst-status.ts';

/** For people: a line a section, as other coverage is shown, and below it what did not hold and what nobody has tried. */
export const coverageText = (coverage: Coverage, paint: Paint): string => {
  const { documents, totals } = sanitizeDeep(coverage);
  const all = documents.length > 1 ? ['', tableRow({ title: 'all documents', items: documents.flatMap(itemsOf), totals }, paint)] : [];
  return [...documents.flatMap((document) => ['', ...documentLines(document, paint)]), ...all, ''].map((line) => `${line.trimEnd()}\n`).join('');
};

interface Row {
  readonly title: string;
  readonly line?: number;
  readonly items: readonly CoverageItem[];
  readonly totals: CoverageTotals;
}

const columns = [8, 10, 8, 10, 8, 8] as const;
const dateWidth = 13;

const tableRow = ({ title, line, items, totals }: Row, { c, width }: Paint): string => {
  const cells = [...coverageKinds.map((kind) => kindShare(items, kind)), formatShare(totals.held_percent), formatShare(totals.tried_percent)];
  const figures = cells.map((cell, index) => cell.padStart(columns[index] ?? 0)).join('');
  const rest = width - figures.length - dateWidth - 11;
  const status = line === undefined ? undefined : worstStatus(items);
  const mark = status === undefined ? ' ' : statusMark(c, status);
  const held = totals.held_percent === 100 ? c.green : totals.statuses.drift + totals.statuses.broken > 0 ? c.yellow : (text: string) => text;
  return `  ${mark} ${(line === undefined ? '' : String(line)).padStart(5)}  ${padText(title, rest)}${held(figures)}${lastTried(totals).padStart(dateWidth)}`;
};

const documentLines = (document: CoverageDocument, paint: Paint): readonly string[] => {
  const { c, width } = paint;
  const { file, sections, totals } = document;
  if (sections.length === 0) return [`  ${c.bold(file)}`, `  ${c.dim('has no signals, alerts, steps or promises that could be tried')}`];
  const heads = [...coverageKinds.map((kind) => kindPlurals[kind]), 'held', 'tried']
    .map((head, index) => head.padStart(columns[index] ?? 0))
    .join('');
  const head = `     ${'line'.padStart(4)}  ${padText('section', width - heads.length - dateWidth - 11)}${heads}${'last tried'.padStart(dateWidth)}`;
  return [
    `  ${c.bold(cutText(file, width - 4))}`,
    c.dim(head),
    ...sections.map((section) => tableRow(section, paint)),
    tableRow({ title: 'all sections', items: itemsOf(document), totals }, paint),
    ...remarks(document, paint),
  ];
};
