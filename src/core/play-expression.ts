import { milliseconds, parseDuration, type Duration } from './duration.ts';
import type { Timing } from './timing.ts';

/** What must not be touched in a PromQL expression, strings and comments, or a duration: a range, the step of a subquery, an offset. */
const token = /#.*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<=\[\s*|\[[^\]]*:\s*|\boffset\s+-?\s*)(?<duration>(?:\d+(?:ms|[smhdwy]))+)/gi;

/** Prometheus writes whole milliseconds and refuses zero. */
export const promDuration = (duration: Duration): string => `${String(Math.max(1, Math.round(duration)))}ms`;

/** A documented duration as it is played, in Prometheus's words; zero, and what is no duration, as it is written. */
export const playDuration = (written: string, timing: Timing): string => {
  const duration = parseDuration(written);
  return duration === undefined || duration === 0 ? written : promDuration(timing.play(milliseconds(duration)));
};

/** A PromQL expression with the durations in it played as `timing` says. */
export const playExpression = (expression: string, timing: Timing): string =>
  expression.replace(token, (all, duration?: string) => (duration === undefined ? all : playDuration(duration, timing)));
