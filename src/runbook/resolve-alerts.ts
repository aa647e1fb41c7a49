import type { AlertRule as Rule } from '../core/alert-rule.ts';
import type { Finding } from '../core/check.ts';
import { formatPlace } from '../core/place.ts';
import type { AlertRow, RunbookSection } from '../core/runbook.ts';
import { definedClaim, listedClaim } from './alert-claims.ts';
import { nearest } from './nearest.ts';

type AlertRule = Pick<Rule, 'name' | 'place'>;

const quoted = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', '));

const judgeRow = (row: AlertRow, rules: readonly AlertRule[]): Finding => {
  const claim = definedClaim(row.alert);
  const rule = rules.find(({ name }) => name === row.alert);
  if (rule !== undefined) return { claim, verdict: 'held', saw: `a rule at ${formatPlace(rule.place)}`, place: row.place, evidence: [] };
  const [closest] = nearest(row.alert, rules, ({ name }) => name, 1);
  return {
    claim,
    verdict: 'drift',
    saw: `expected an alert rule "${row.alert}", got ${quoted(rules.map(({ name }) => name))}`,
    place: row.place,
    ...(closest === undefined ? {} : { hint: `the nearest rule is "${closest.name}" at ${formatPlace(closest.place)}` }),
    evidence: [],
  };
};

/**
 * Holds the alerts of a section against the rules that exist, without running anything: each documented alert must be a rule, and the alert
 * that the drill waits for must be documented. One finding per row and one for the drill's alert, `held` or `drift`, at the document's line.
 */
export const resolveAlerts = (section: RunbookSection, drillAlert: string, rules: readonly AlertRule[]): readonly Finding[] => {
  const rows = section.alerts.map((row) => judgeRow(row, rules));
  const claim = listedClaim(drillAlert);
  const listed = section.alerts.find(({ alert }) => alert === drillAlert);
  const wrong = rows.find(({ verdict }) => verdict === 'drift')?.place;
  const drill: Finding =
    listed === undefined
      ? {
          claim,
          verdict: 'drift',
          saw: `expected "${drillAlert}", got ${quoted(section.alerts.map(({ alert }) => alert))}`,
          place: wrong ?? section.place,
          hint: `correct the table of alerts under "${section.title}"`,
          evidence: [],
        }
      : { claim, verdict: 'held', saw: `it is on line ${String(listed.place.line)}`, place: listed.place, evidence: [] };
  return [...rows, drill];
};
