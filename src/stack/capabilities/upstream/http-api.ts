import type { UpstreamHarms } from '../../../core/harms/upstream-harms.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import type { ServiceTable } from '../table.ts';
import { ask, inWords, jsonOf, patienceMs, type Answered } from './ask.ts';
import { lacksImage, upstreamRow } from './upstream-row.ts';

/** A path of its own: which requests of the clients fail must not depend on how often a canary asked. */
const path = '/api/firedrill-canary';

const one = async (system: SystemUnderTest, service: string, scheme: 'http' | 'https' = 'http'): Promise<Answered> => {
  const [answer] = await ask(system, service, [path], { scheme });
  if (answer === undefined) throw new Error('no answer was read');
  return answer;
};

/** As many tries as it takes to meet an error of this rate with 99 %, up to a bound. */
const triesFor = (rate: number): number => (rate >= 1 ? 1 : Math.min(100, Math.ceil(Math.log(0.01) / Math.log(1 - rate))));

/** What an HTTP API can be made to suffer. */
export const httpApiHarms: ServiceTable<Pick<UpstreamHarms, 'httpError' | 'httpSlow' | 'httpGarbage' | 'httpThrottle' | 'badTls'>> = {
  httpError: upstreamRow({
    owns: ['apiStatus', 'apiRate'],
    sets: ({ status, rate }) => ({ apiStatus: status, apiRate: rate }),
    look: async ({ status, rate }, system, service) => {
      const answers = await ask(system, service, new Array<string>(triesFor(rate)).fill(path));
      const hit = answers.filter((answer) => answer.status === status).length;
      return { harmed: hit > 0, saw: `${path}: ${String(hit)} of ${String(answers.length)} answers had status ${String(status)}` };
    },
  }),
  httpSlow: upstreamRow({
    owns: ['apiDelayMs'],
    sets: ({ delay }) => ({ apiDelayMs: Math.round(delay) }),
    look: async ({ delay }, system, service) => {
      const answer = await one(system, service);
      return { harmed: answer.elapsedMs >= 0.9 * Math.min(delay, patienceMs), saw: inWords(path, answer) };
    },
  }),
  httpGarbage: upstreamRow({
    owns: ['apiGarbage'],
    sets: ({ as }) => ({ apiGarbage: as }),
    look: async (_, system, service) => {
      const answer = await one(system, service);
      const harmed = answer.status === 200 && jsonOf(answer) === undefined;
      return { harmed, saw: `${inWords(path, answer)}, ${harmed ? 'no JSON' : 'JSON'}` };
    },
  }),
  httpThrottle: upstreamRow({
    owns: ['apiRetryAfter'],
    sets: ({ retryAfter }) => ({ apiRetryAfter: retryAfter / 1_000 }),
    look: async (_, system, service) => {
      const answer = await one(system, service);
      const after = answer.retryAfter === '' ? '' : `, to be tried again after ${answer.retryAfter} s`;
      return { harmed: answer.status === 429 && after !== '', saw: inWords(path, answer) + after };
    },
  }),
  badTls: {
    ...upstreamRow({
      owns: ['certificate'],
      sets: ({ certificate }) => ({ certificate }),
      look: async (_, system, service) => {
        const answer = await one(system, service, 'https');
        return { harmed: answer.problem === 'certificate', saw: `by TLS, ${inWords(path, answer)}` };
      },
    }),
    lacks: lacksImage,
  },
};
