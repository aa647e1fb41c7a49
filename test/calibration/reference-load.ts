import { Agent } from 'node:http';
import { milliseconds, perSecond, type Load } from '../../src/index.ts';
import { call } from '../../fixtures/account-api/call.ts';

/** Asks the reference server of the calibration a hundred times a second. */
export const referenceLoad = (inFlight: number): Load => ({
  name: 'questions',
  rate: perSecond(100),
  inFlight,
  open: async (stack) => {
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
});
