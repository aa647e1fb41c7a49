import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { playDuration, playExpression } from '../core/play-expression.ts';
import type { Timing } from '../core/timing.ts';
import { refuseBrokenYaml } from './refuse-broken-yaml.ts';

/** The keys of Prometheus's and Alertmanager's files whose values are durations. */
const durationKeys = new Set([
  'scrape_interval',
  'scrape_timeout',
  'evaluation_interval',
  'interval',
  'for',
  'keep_firing_for',
  'group_wait',
  'group_interval',
  'repeat_interval',
  'resolve_timeout',
]);

/**
 * The text of a Prometheus, rule or Alertmanager file with every duration played as `timing` says. Everything else stays as it is.
 * @throws DrillError `alerting-invalid` at the line that cannot be read.
 */
export const scaleDurations = (text: string, file: string, timing: Timing): string => {
  const document = parseDocument(text);
  refuseBrokenYaml(document, file);
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || typeof pair.value.value !== 'string') return;
      const key = String(pair.key.value);
      const written = pair.value.value;
      if (durationKeys.has(key)) pair.value.value = playDuration(written, timing);
      if (key === 'expr') pair.value.value = playExpression(written, timing);
    },
  });
  return isMap(document.contents) || isSeq(document.contents) ? document.toString({ lineWidth: 0 }) : text;
};
