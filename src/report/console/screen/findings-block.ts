import type { Report, ReportFinding } from '../../../core/report.ts';
import { inkOf, markOf } from '../ink.ts';
import type { Paint } from '../paint.ts';
import { wrapText } from '../wrap-text.ts';

/** The findings that are not held, each with what was seen, where to look and what to do next. */
export const findingsBlock = (report: Report, paint: Paint): readonly string[] =>
  report.findings.filter(({ verdict }) => verdict !== 'held').flatMap((finding) => findingLines(finding, paint));

const findingLines = (finding: ReportFinding, { c, width }: Paint): readonly string[] => {
  const ink = inkOf(c, finding.verdict);
  const place = finding.file === null ? '' : finding.line === null ? finding.file : `${finding.file}:${String(finding.line)}`;
  const [first = '', ...more] = wrapText(`${finding.verdict}: ${finding.claim}`, width - 6);
  const detail = (label: string, text: string): readonly string[] =>
    text === '' ? [] : wrapText(text, width - 14).map((line, index) => `      ${c.dim((index === 0 ? label : '').padEnd(5))} ${line}`);
  return [
    `  ${markOf(c, finding.verdict)} ${ink(first)}`,
    ...more.map((line) => `    ${ink(line)}`),
    ...detail('saw', finding.saw),
    ...detail('at', place),
    ...detail('next', finding.hint ?? ''),
  ];
};
