import type { Report } from '../../../core/report.ts';
import { delayWords, figureWords } from '../../figure-words.ts';
import { padText } from '../pad-text.ts';
import type { Paint } from '../paint.ts';
import { wrapItems } from '../wrap-items.ts';

const columns = { name: 12, measured: 12, error: 10, floor: 12, bound: 12 } as const;
const indent = 4 + Object.values(columns).reduce((sum, width) => sum + width, 0);

/** Each figure over its floor and under its bound, and whose the time was. */
export const sharesBlock = (report: Report, { c, width }: Paint): readonly string[] => {
  const cells = (name: string, measured: string, error: string, floor: string, bound: string): string =>
    `    ${padText(name, columns.name)}${padText(measured, columns.measured)}${padText(error, columns.error)}` +
    `${padText(floor, columns.floor)}${padText(bound, columns.bound)}`;
  const delay = delayWords(report);
  return [
    c.dim(`${cells('', 'measured', '±', 'floor', 'bound')}whose`),
    ...(report.figures ?? []).flatMap((figure) => {
      const { name, measured, error, floor, bound, owners } = figureWords(figure);
      const [first = '', ...more] = wrapItems(
        owners.map(({ words }) => words),
        width - indent,
      );
      return [`${cells(name, measured, error, floor, bound)}${first}`.trimEnd(), ...more.map((line) => `${' '.repeat(indent)}${line}`)];
    }),
    ...(delay === undefined ? [] : [c.dim(`    ${delay}.`)]),
  ];
};
