import { Agent } from 'node:http';
import { milliseconds, perSecond, type LoadSession, type RunningStack } from '../../../src/index.ts';
import { call } from '../../../fixtures/account-api/call.ts';

const inFlight = 400;

/** Who asks the reference server of the calibration a hundred times a second. A drill file only as far as its load goes. */
export default {
  load: {
    name: 'questions',
    rate: perSecond(100),
    inFlight,
    open: async (stack: RunningStack): Promise<LoadSession> => {
      const address = await stack.address('reference', 80);
      const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
      return {
        operate: async (_number, signal) => {
          const { status } = await call(address, { method: 'GET', path: '/', timeout: milliseconds(10_000), agent, signal });
          return { ok: status === 200 };
        },
        readBack: () => Promise.resolve([]),
        [Symbol.asyncDispose]: () => {
          agent.destroy();
          return Promise.resolve();
        },
      };
    },
  },
};
