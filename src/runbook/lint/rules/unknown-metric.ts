import { against, type LintRule } from '../lint-rule.ts';
import { metricsIn } from '../prom-expression.ts';
import { nearestName } from './nearest-name.ts';

/** What a client library makes of one histogram or summary. */
const series = /_(?:bucket|sum|count)$/;

/** `account_api_` of `account_api_redis_up`: the first two words of a name. */
const namespaceOf = (metric: string): string | undefined => /^[a-z][a-z0-9]*_[a-z0-9]+_/.exec(metric)?.[0];

export const unknownMetric: LintRule = {
  id: 'unknown-metric',
  severity: 'error',
  asks: 'every metric that is named like those of the system is one of them',
  ...against('metrics', ({ codes }, metrics, { logEvents = [], tables = [], keyPrefixes = [], topics = [], queues = [] }) => {
    const known = new Set([...metrics, ...logEvents, ...tables, ...keyPrefixes, ...topics, ...queues]);
    const namespaces = metrics.map(namespaceOf);
    // One metric alone does not make its first words a namespace.
    const shared = new Set(namespaces.filter((namespace, index) => namespace !== undefined && namespaces.indexOf(namespace) !== index));
    return codes.flatMap(({ text, placeAt }) =>
      [...new Set(metricsIn(text))]
        .filter((name) => shared.has(namespaceOf(name)) && !known.has(name) && !known.has(name.replace(series, '')))
        .map((name) => ({
          place: placeAt(text.indexOf(name)),
          message: `the system has no metric ${name}`,
          suggestion: nearestName(name, metrics),
        })),
    );
  }),
};
