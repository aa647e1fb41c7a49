import { beforeAll, describe, expect, test } from 'vitest';
import { poisonMessage } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import type { ComposeModel } from '../../../src/stack/compose-model.ts';
import { evalErlang } from '../../../src/stack/capabilities/rabbitmq/eval-erlang.ts';
import { keepState, type KeptState } from '../../../src/stack/reset/keep-state.ts';
import { contractStackOfFile } from '../../contract/containers/contract-stack-of-file.ts';

const model: ComposeModel = { services: { broker: { image: 'firedrill/rabbitmq:1' } } };
const orders = 'rabbit_misc:r(<<"shop">>, queue, <<"orders">>)';

describe('a broker that is brought back to its first state while it runs on', () => {
  const stack = contractStackOfFile('test/contract/containers/rabbitmq.compose.yml');
  const erlang = (code: string): Promise<unknown> => evalErlang(stack().system, 'broker', code);
  const put = (): Promise<void> =>
    stack()
      .capabilityOf(poisonMessage(service('broker'), { queue: 'orders', body: 'left over' }))
      .apply();
  const waiting = (): Promise<unknown> => erlang(`{ok, Queue} = rabbit_amqqueue:lookup(${orders}), Say(element(2, rabbit_amqqueue:stat(Queue)))`);
  let kept: KeptState;

  beforeAll(async () => {
    kept = await keepState(stack().system, model);
  });

  test('its queues are empty again, as often as it is asked for', async () => {
    for (const messages of [1, 2]) {
      for (let sent = 0; sent < messages; sent += 1) await put();
      expect(await waiting()).toBe(messages);
      await kept.reset();
      expect(await waiting()).toBe(0);
    }
  });

  test('one that has messages from the beginning cannot be emptied again, and says so', async () => {
    await put();
    await expect(keepState(stack().system, model)).rejects.toThrow('broker has messages in orders of shop from the beginning');
    await kept.reset();
  });

  test('a queue that was made since, and one that is gone, are no first state', async () => {
    const more = `rabbit_amqqueue:declare(rabbit_misc:r(<<"shop">>, queue, <<"more">>), true, false, [], none, <<"test">>)`;
    await erlang(`${more}, Say(true)`);
    await expect(kept.reset()).rejects.toThrow('the queue more of shop has been made since');
    await erlang(`[begin {ok, Queue} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"shop">>, queue, Name)), rabbit_amqqueue:delete(Queue, false, false, <<"test">>) end
      || Name <- [<<"more">>, <<"orders">>]], Say(true)`);
    await expect(kept.reset()).rejects.toThrow('the queue orders of shop is not there any more');
  });
});
