import { formatPlace } from '../../core/place.ts';
import type { CoverageDocument, CoverageItem, CoverageSection } from '../../core/coverage.ts';
import { cutText } from '../console/cut-text.ts';
import type { Paint } from '../console/paint.ts';
import { wrapText } from '../console/wrap-text.ts';
import { statusWords } from './coverage-mark.ts';
import { formatDay } from './format-day.ts';
import { lineRanges } from './line-ranges.ts';
import { statusInk, statusMark } from './status-ink.ts';
import { wrongItems } from './wrong-items.ts';

/** What did not hold, one by one; what was never tried, by its lines. */
export const remarks = (document: CoverageDocument, paint: Paint): readonly string[] => {
  const { file, sections } = document;
  const found = wrongItems(document);
  const untried = sections.flatMap((section) => untriedLines(section, paint));
  const { c } = paint;
  return [
    ...(found.length === 0 ? [] : ['', `  ${c.bold('DID NOT HOLD')}`, ...found.flatMap((item) => itemLines(item, file, paint))]),
    ...(untried.length === 0 ? [] : ['', `  ${c.bold('NOBODY HAS TRIED')}`, ...untried]),
  ];
};

const itemLines = (item: CoverageItem, file: string, { c, width }: Paint): readonly string[] => {
  const { kind, line, text, status, why, evidence } = item;
  const run = evidence === null ? '' : `  (run ${evidence.run_id}, ${formatDay(evidence.tried_at)})`;
  return [
    `  ${statusMark(c, status)} ${c.dim(formatPlace({ file, line }))}  ${statusInk(c, status)(statusWords[status])}`,
    `      ${c.dim(kind.padEnd(8))} ${cutText(text, width - 16)}`,
    ...wrapText(`${why}${run}`, width - 16).map((each, index) => `      ${c.dim((index === 0 ? 'saw' : '').padEnd(8))} ${each}`),
  ];
};

const untriedLines = ({ line, title, items }: CoverageSection, { c, width }: Paint): readonly string[] => {
  const untried = items.filter(({ status }) => status === 'never-tried');
  if (untried.length === 0) return [];
  const lines = lineRanges(untried.flatMap((item) => Array.from({ length: item.last_line - item.line + 1 }, (_, at) => item.line + at)));
  const label = `  ${statusMark(c, 'never-tried')} ${String(line).padStart(5)}  `;
  const [first = '', ...more] = wrapText(`${title}: ${untried.length === items.length ? 'all of it' : `lines ${lines}`}`, width - 14);
  return [`${label}${first}`, ...more.map((each) => `${' '.repeat(11)}${each}`)];
};
