import { fault, formatDuration, milliseconds, type Duration, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface LatencySettings extends DirectionSetting {
  /** Added to every answer of the server, or to what `direction` says. With `both` a question and its answer take it twice. */
  readonly of: Duration;
  /** Each piece of data is early or late by up to this. Default none. */
  readonly jitter?: Duration;
}

/**
 * Answers on one arrow arrive late. The handshake is not delayed: the proxy's own kernel answers it.
 * Played as given in both timings, since it is a property of the fault and not a duration of the document. Undone by removing the delay; data on its way arrives.
 * @throws RangeError when the latency is nothing, or the jitter larger than the latency.
 */
export const latency = (link: Link, { of, jitter = milliseconds(0), direction = 'answer' }: LatencySettings): Fault<'delay'> => {
  if (of === 0) throw new RangeError('a latency of 0 ms delays nothing');
  if (jitter > of) throw new RangeError(`jitter (${formatDuration(jitter)}) cannot be larger than the latency (${formatDuration(of)})`);
  return fault(latency, {
    kind: 'latency',
    target: link,
    capability: 'delay',
    settings: { latency: of, jitter, direction },
    words: {
      does: `delays ${trafficOf(link, direction)} by ${formatDuration(of)}${jitter === 0 ? '' : ` ± ${formatDuration(jitter)}`}`,
      usersSee: 'slow answers, and errors where a timeout is shorter',
      bites: 'an answer by the same arrow takes that long',
      lifted: 'an answer by the same arrow takes its usual time again',
    },
  });
};
