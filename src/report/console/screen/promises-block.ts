import type { Report } from '../../../core/report.ts';
import { promiseFigures } from '../../promise-figures.ts';
import { inkOf, markOf } from '../ink.ts';
import { padText } from '../pad-text.ts';
import type { Paint } from '../paint.ts';

/** What was promised against what was measured, both as documented and as played. */
export const promisesBlock = (report: Report, { c }: Paint): readonly string[] => {
  const scaled = report.timing.factor !== 1;
  const row = (name: string, documented: string, played: string, measured: string, error: string): readonly [string, string] => [
    `${padText(name, 12)}${padText(documented, 14)}${scaled ? padText(played, 14) : ''}`,
    `${padText(measured, 14)}${padText(error, 10)}`,
  ];
  const [left, right] = row('', scaled ? 'documented' : 'promised', 'played as', 'measured', '±');
  return [
    c.dim(`    ${left}${right}verdict`),
    ...report.promises.map((promise) => {
      const { documented, played, measured, error } = promiseFigures(promise);
      const ink = inkOf(c, promise.verdict);
      const [promised, seen] = row(promise.name, documented, promise.unit === 'ms' ? played : '', measured, error);
      return `  ${markOf(c, promise.verdict)} ${promised}${promise.verdict === 'held' ? seen : ink(seen)}${ink(promise.verdict)}`;
    }),
  ];
};
