import type { AlertRule } from '../../../core/alert-rule.ts';
import { formatDuration, parseDuration, type Duration } from '../../../core/duration.ts';
import { formatPlace } from '../../../core/place.ts';
import type { DocumentAlert } from '../lint-document.ts';
import { against, type LintRule, type Objection } from '../lint-rule.ts';
import { comparisonsIn, metricsIn, rangesIn, type Comparison } from '../prom-expression.ts';
import { durationsBehind, writtenDurations } from '../../written-durations.ts';

/** The words of a row that contradict its rule, and what the rule says instead. */
interface Difference {
  readonly words: string;
  readonly instead: string;
}

const conditions = /condition|expr|threshold|trigger/;

const cellsOf = ({ cells }: DocumentAlert, heads: RegExp): readonly string[] =>
  Object.entries(cells).flatMap(([head, text]) => (heads.test(head) ? [text] : []));

const severity = (row: DocumentAlert, rule: AlertRule, rules: readonly AlertRule[]): readonly Difference[] =>
  cellsOf(row, /^severity$/).flatMap((cell) => {
    // A word that no rule knows may be of another scale: P1, high.
    const told = rules.some((one) => one.severity === cell.toLowerCase());
    if (!told || rule.severity === undefined || cell.toLowerCase() === rule.severity) return [];
    return [{ words: cell, instead: `the severity is ${rule.severity}` }];
  });

const lasting = (row: DocumentAlert, rule: AlertRule): readonly Difference[] => {
  const ranges = rangesIn(rule.expr).map(parseDuration);
  const told = [
    ...cellsOf(row, conditions).flatMap((cell) => durationsBehind(cell, /\b(?:for|over|during)\s+(?:at least\s+)?$/i)),
    ...cellsOf(row, /^(?:for|duration)$/).flatMap((cell) => writtenDurations(cell)),
  ];
  // What the document says may be the range of the expression as well as the rule's own waiting.
  if (told.length !== 1) return [];
  return told
    .filter(({ duration }) => duration !== rule.for && !ranges.includes(duration))
    .map(({ text }) => ({ words: text, instead: waits(rule.for) }));
};

const waits = (duration: Duration): string => (duration === 0 ? 'it fires at once' : `it waits for ${formatDuration(duration)}`);

const condition = (row: DocumentAlert, rule: AlertRule): readonly Difference[] =>
  cellsOf(row, conditions).flatMap((cell) => {
    const [told, ...more] = comparisonsIn(cell);
    const [own, ...others] = comparisonsIn(rule.expr);
    if (told === undefined || more.length > 0) return [];
    const instead = `it asks ${rule.expr}`;
    const asked = new Set(rule.expr.match(/\w+/g));
    const named = metricsIn(cell).filter((name) => name.includes('_'));
    const [other] = named.filter((name) => !asked.has(name));
    if (other !== undefined && named.length === 1) return [{ words: other, instead }];
    if (own === undefined || others.length > 0) return [];
    const differ = named.length > 0 ? contradicts(told, own) : mayContradict(told, own);
    return differ ? [{ words: told.text, instead }] : [];
  });

/** Of the same expression: one of two things differs. Where both do, they may mean the same, as `< 1` and `== 0`. */
const contradicts = (told: Comparison, own: Comparison): boolean => isPlain(told) && (told.operator === own.operator) !== sameValue(told, own);

/** Whether a number is in the unit of the expression. */
const isPlain = ({ unit }: Comparison): boolean => unit === '' || unit === '%';

const direction = ({ operator }: Comparison): string => operator.slice(0, 1);

const sameValue = ({ value, unit }: Comparison, own: Comparison): boolean =>
  value === own.value || (unit === '%' && Math.abs(value / 100 - own.value) < 1e-9);

/** Seconds, percent and bytes, and what people make of them. */
const scales: ReadonlySet<number> = new Set([60, 100, 1_000, 1_024, 3_600, 1e6, 1_024 ** 2, 1e9, 1_024 ** 3]);

/** Of a condition in words: the direction is the same, and the numbers are, but for their unit, not. */
const mayContradict = (told: Comparison, own: Comparison): boolean => {
  if (direction(told) !== direction(own) || sameValue(told, own)) return false;
  const ratio = Math.max(told.value / own.value, own.value / told.value);
  return isPlain(told) && !scales.has(Number(ratio.toPrecision(6)));
};

export const alertDiffers: LintRule = {
  id: 'alert-differs',
  severity: 'error',
  asks: 'what a table says of an alert is what its rule says: condition, threshold, waiting time, severity',
  ...against('alerts', ({ alerts }, rules) =>
    alerts.flatMap((row) => {
      const named = rules.filter(({ name }) => name === row.alert);
      const [rule] = named;
      // Rules of one name and different severities are told apart by nobody but their author.
      if (rule === undefined || named.length > 1) return [];
      return [...condition(row, rule), ...lasting(row, rule), ...severity(row, rule, rules)].map(({ words, instead }): Objection => ({
        place: row.placeOf(words),
        message: `the table says "${words}" of ${rule.name}, and its rule does not: ${instead}`,
        suggestion: `the rule stands at ${formatPlace(rule.place)}`,
      }));
    }),
  ),
};
