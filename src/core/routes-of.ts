import type { AlertRoute, LabelMatcher } from './alert-pipeline.ts';

export type Labels = Readonly<Record<string, string>>;

/** A label that is not there counts as empty, as Alertmanager has it; an expression must match the whole value. */
const matches = ({ label, operator, value }: LabelMatcher, labels: Labels): boolean => {
  const actual = Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '=~':
      return wholly(value, actual);
    case '!~':
      return !wholly(value, actual);
  }
};

/** Alertmanager's expressions are of another dialect; one that cannot be read here matches nothing. */
const wholly = (expression: string, text: string): boolean => {
  try {
    return new RegExp(`^(?:${expression})$`, 'su').test(text);
  } catch {
    return false;
  }
};

export const matchesAll = (matchers: readonly LabelMatcher[], labels: Labels): boolean => matchers.every((matcher) => matches(matcher, labels));

/** The routes that an alert with these labels takes, each with its receiver: the deepest that match, the first of siblings unless it continues. The root takes what nothing else does. */
export const routesOf = (root: AlertRoute, labels: Labels): readonly AlertRoute[] => {
  const taken: AlertRoute[] = [];
  for (const child of root.routes) {
    if (!matchesAll(child.matchers, labels)) continue;
    taken.push(...routesOf(child, labels));
    if (!child.continues) break;
  }
  return taken.length === 0 ? [root] : taken;
};

/** The labels by which a route groups this alert. */
export const groupLabels = ({ groupBy }: AlertRoute, labels: Labels): Labels =>
  groupBy.includes('...') ? labels : Object.fromEntries(Object.entries(labels).filter(([label]) => groupBy.includes(label)));
