import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { call } from '../../fixtures/account-api/call.ts';
import { milliseconds } from '../../src/core/duration.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { monotonicMs } from '../../src/load/machine-clock.ts';
import { askReference } from './ask-reference.ts';
import type { ReferenceServer } from './reference-server.ts';

/** The same stall, seen by a load that waits for each answer before it asks again, and by one that does not wait. */
export interface Comparison {
  readonly stallMs: number;
  readonly lastsMs: number;
  readonly closedMs: readonly number[];
  readonly openMs: readonly number[];
}

/** Each asks for `lastsMs`, with a stall of the server in the middle. */
export const compareClosedLoop = async (server: ReferenceServer, stallMs: number, lastsMs: number): Promise<Comparison> => {
  const before = (lastsMs - stallMs) / 2;
  const closed = askInTurn(server, lastsMs);
  await wait(before);
  await server.stall(stallMs);
  const closedMs = await closed;
  await using asking = await askReference(server, 'everybody-waits');
  const began = asking.clock.now();
  await asking.answeredAfter(began + before);
  await server.stall(stallMs);
  await asking.answeredAfter(began + lastsMs);
  await asking.load.stop();
  return { stallMs, lastsMs, closedMs, openMs: eventsOf(asking.timeline, 'operation').map(({ latencyMs }) => latencyMs) };
};

/** One connection; the next question a millisecond after the answer to the one before. */
const askInTurn = async ({ port }: ReferenceServer, lastsMs: number): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const latencies: number[] = [];
  try {
    for (const began = monotonicMs(); monotonicMs() - began < lastsMs;) {
      const asked = monotonicMs();
      await call({ host: '127.0.0.1', port }, { method: 'GET', path: '/', timeout: milliseconds(10_000), agent });
      latencies.push(monotonicMs() - asked);
      await wait(1);
    }
  } finally {
    agent.destroy();
  }
  return latencies;
};
