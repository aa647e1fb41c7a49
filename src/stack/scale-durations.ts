import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { milliseconds, parseDuration, type Duration } from '../core/duration.ts';
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

/** What must not be touched in a PromQL expression, strings and comments, or a duration: a range, the step of a subquery, an offset. */
const promqlToken = /#.*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<=\[\s*|\[[^\]]*:\s*|\boffset\s+-?\s*)(?<duration>(?:\d+(?:ms|[smhdwy]))+)/gi;

/** Prometheus writes whole milliseconds and refuses zero. */
const write = (duration: Duration): string => `${String(Math.max(1, Math.round(duration)))}ms`;

/**
 * The text of a Prometheus, rule or Alertmanager file with every duration played as `timing` says. Everything else stays as it is.
 * @throws DrillError `alerting-invalid` at the line that cannot be read.
 */
export const scaleDurations = (text: string, file: string, timing: Timing): string => {
  const document = parseDocument(text);
  refuseBrokenYaml(document, file);
  const play = (written: string): string => {
    const duration = parseDuration(written);
    return duration === undefined || duration === 0 ? written : write(timing.play(milliseconds(duration)));
  };
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || typeof pair.value.value !== 'string') return;
      const key = String(pair.key.value);
      const written = pair.value.value;
      if (durationKeys.has(key)) pair.value.value = play(written);
      if (key === 'expr')
        pair.value.value = written.replace(promqlToken, (token, duration?: string) => (duration === undefined ? token : play(duration)));
    },
  });
  return isMap(document.contents) || isSeq(document.contents) ? document.toString({ lineWidth: 0 }) : text;
};
