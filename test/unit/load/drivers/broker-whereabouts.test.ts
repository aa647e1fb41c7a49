import { expect, test } from 'vitest';
import { DrillError } from '../../../../src/core/errors.ts';
import type { RunningStack } from '../../../../src/core/stack.ts';
import { service } from '../../../../src/core/target.ts';
import { timing } from '../../../../src/core/timing.ts';
import { brokerWhereabouts } from '../../../../src/load/drivers/kafka/broker-whereabouts.ts';

/** A stack that publishes these ports now, by service and port. */
const stackOf = (published: Map<string, number>, services = ['kafka-1', 'kafka-2']): RunningStack => ({
  runId: 'run',
  timing: timing('fast'),
  address: (name, port) => {
    const found = published.get(`${name}:${String(port)}`);
    return found === undefined
      ? Promise.reject(new DrillError('service-unknown', `${name} does not publish it`))
      : Promise.resolve({ host: '127.0.0.1', port: found });
  },
  environment: (name) => {
    if (!services.includes(name)) throw new DrillError('service-unknown', `there is no service called ${name}`);
    return {};
  },
  follow: () => Promise.reject(new Error('not needed here')),
});
const asked = { service: service('kafka-1'), port: 19_092 };
const portOf = async (stack: RunningStack, host: string, port: number): Promise<number> =>
  (await brokerWhereabouts(stack, { nodeId: 1, host, port }, asked).ask()).port;

test('a broker that is advertised by the name of a service is found where that publishes the port', async () => {
  expect(await portOf(stackOf(new Map([['kafka-2:9092', 40_002]])), 'kafka-2', 9092)).toBe(40_002);
});

test('under a name that no service has it is the broker which was asked, at the port that was asked for', async () => {
  expect(await portOf(stackOf(new Map([['kafka-1:19092', 40_001]])), 'localhost', 9092)).toBe(40_001);
});

test('one that publishes nothing yet is looked for again', async () => {
  const published = new Map<string, number>();
  const whereabouts = brokerWhereabouts(stackOf(published), { nodeId: 2, host: 'kafka-2', port: 9092 }, asked);
  await expect(whereabouts.ask()).rejects.toMatchObject({ code: 'service-unknown' });
  whereabouts.forget();
  published.set('kafka-2:9092', 40_002);
  expect((await whereabouts.ask()).port).toBe(40_002);
});
