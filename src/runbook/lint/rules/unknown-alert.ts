import { against, type LintRule } from '../lint-rule.ts';
import { nearestName } from './nearest-name.ts';

/** A name as rules have them, and no description such as "Queue too long". */
const identifier = /^[A-Za-z_][\w:]*$/;

export const unknownAlert: LintRule = {
  id: 'unknown-alert',
  severity: 'error',
  asks: 'every alert of a table is one that a rule defines',
  ...against('alerts', ({ alerts }, rules) => {
    const names = rules.map(({ name }) => name);
    return alerts
      .filter(({ alert }) => identifier.test(alert) && !names.includes(alert))
      .map(({ alert, placeOf }) => ({
        place: placeOf(alert),
        message: `no rule defines the alert "${alert}"`,
        suggestion: nearestName(alert, names),
      }));
  }),
};
