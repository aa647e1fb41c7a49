import { expect, test } from 'vitest';
import { changePassword, closeConnections, dropQueue, memoryAlarm, poisonMessage } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { visitScript } from '../../../src/stack/capabilities/rabbitmq/amqp-canary.ts';
import { askForQueue, goodbye, methodsIn, opening, publishToNobody, putInto, takeNext } from '../../../src/stack/capabilities/rabbitmq/amqp.ts';
import { evalErlang } from '../../../src/stack/capabilities/rabbitmq/eval-erlang.ts';
import { contractOnContainers } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const broker = service('broker');
const account = { user: 'shop', password: 'drill-only-password', vhost: 'shop' };

/** A client by hand, by its own link; the canary goes another way. Answers what the broker said. */
const talk = async (stack: ContractStack, name: string, ...frames: readonly Buffer[]): Promise<Buffer> => {
  const says = Buffer.concat([opening(account), ...frames, goodbye()]).toString('base64');
  const said = await stack.exec('client', 'bash', '-c', `(${visitScript}) 2>/dev/null; true`, 'visit', name, says, '2');
  return Buffer.from(/^said:(.*):/m.exec(said)?.[1] ?? '', 'hex');
};
const visit = async (stack: ContractStack, name: string, ...frames: readonly Buffer[]): Promise<readonly string[]> =>
  methodsIn(await talk(stack, name, ...frames));

/** What the first client in the line would get; it goes back when the client leaves. */
const nextMessage = async (stack: ContractStack): Promise<string> => {
  const said = await talk(stack, 'broker', takeNext('orders'));
  if (methodsIn(said).includes('60.72')) return 'none waits';
  return said.includes('firedrill') ? 'one that it cannot read' : methodsIn(said).join(' ');
};

/** What becomes of a publisher: its goodbye is answered, or it is not let in, or it is left waiting after it published. */
const publisher = async (stack: ContractStack): Promise<string> => {
  const methods = await visit(stack, 'broker', publishToNobody());
  if (methods.length === 0) return 'not there';
  if (!methods.includes('20.11')) return 'kept out';
  return methods.includes('10.51') ? 'served' : 'left waiting';
};

/** What became of the queue and of what is bound to it, as a publisher with the same name sees it. */
const queue = async (stack: ContractStack): Promise<string> => {
  const methods = await visit(stack, 'broker', askForQueue('orders'));
  return methods.includes('50.11') ? 'there' : methods.includes('20.40') ? 'not there' : 'unknown';
};

/** How the client that stays is doing, as it wrote down itself. */
const held = (stack: ContractStack): Promise<string> => stack.exec('consumer', 'cat', '/tmp/held');

const neighbour = (stack: ContractStack): Promise<readonly string[]> => visit(stack, 'other', askForQueue('orders'), publishToNobody());

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value);

/** Everything that the broker would export, and what only the running server knows. */
const digest = async (stack: ContractStack): Promise<unknown> => {
  const found = (await evalErlang(
    stack.system,
    'broker',
    `{ok, User} = rabbit_auth_backend_internal:lookup_user(<<"shop">>),
     Say(#{definitions => rabbit_definitions:all_definitions(), hash => base64:encode(internal_user:get_password_hash(User)),
       watermark => iolist_to_binary(io_lib:format("~w", [vm_memory_monitor:get_vm_memory_high_watermark()]))})`,
  )) as { readonly definitions: Readonly<Record<string, unknown>> };
  return { ...found, definitions: Object.fromEntries(Object.entries(found.definitions).map(([name, value]) => [name, sorted(value)])) };
};

/** A broker is up in 4 s alone, and in several times that where other stacks start at the same time. */
const beside = { neighbour, digest, upWithin: 60_000 };

const stackOf = contractOnContainers('test/contract/containers/rabbitmq.compose.yml', [
  {
    fault: memoryAlarm(broker),
    sees: publisher,
    healthy: 'served',
    harmed: 'left waiting',
    ...beside,
    afterRestart: 'healed',
  },
  {
    fault: changePassword(broker, { user: 'shop' }),
    sees: publisher,
    healthy: 'served',
    harmed: 'kept out',
    ...beside,
  },
  {
    fault: dropQueue(broker, { queue: 'orders' }),
    sees: queue,
    healthy: 'there',
    harmed: 'not there',
    ...beside,
    like: 'change-password',
  },
  {
    fault: closeConnections(broker),
    sees: held,
    healthy: 'connected',
    harmed: 'apart',
    ...beside,
    afterRestart: 'healed',
    like: 'change-password',
  },
  {
    fault: poisonMessage(broker, { queue: 'orders' }),
    sees: nextMessage,
    healthy: 'none waits',
    harmed: 'one that it cannot read',
    ...beside,
    like: 'change-password',
  },
]);

test('of many messages the poison alone is taken out, and the others keep their places', async () => {
  const stack = stackOf();
  const put = async (...names: readonly string[]): Promise<void> => {
    // One channel has one mode and one count of confirmations, so each has a visit of its own.
    for (const name of names) expect(await visit(stack, 'broker', putInto('orders', 'sound', name))).toContain('85.11');
  };
  await expect.poll(() => nextMessage(stack), { timeout: 60_000 }).toBe('none waits');
  const poison = stack.capabilityOf(poisonMessage(broker, { queue: 'orders' }));
  const snapshot = await poison.snapshot();
  await put('good-1', 'good-2');
  await poison.apply();
  await put('good-3');
  expect(await poison.look()).toMatchObject({ harmed: true });
  await stack.capabilityOf(poisonMessage(broker, { queue: 'orders' })).restore(snapshot);
  expect(await poison.look()).toMatchObject({ harmed: false });
  const waiting = (await talk(stack, 'broker', ...Array.from({ length: 5 }, () => takeNext('orders')))).toString('latin1');
  expect(waiting.match(/good-\d(?=\xce)|firedrill-poison/g)).toEqual(['good-1', 'good-2', 'good-3']);
});
