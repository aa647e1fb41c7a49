import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { accountOf } from './account-of.ts';
import { amqpCanary } from './amqp-canary.ts';
import { erlangQueue, erlangText, evalErlang, evalErlangBack } from './eval-erlang.ts';

interface Found {
  readonly messages: number;
  readonly definition: { readonly queues: readonly unknown[]; readonly bindings: readonly unknown[] };
}

/** The queue and its bindings are kept as the broker itself exports them, and are imported again; their messages are not kept. */
export const dropQueue = (system: SystemUnderTest, service: string, { queue, atMost }: CapabilitySettings['dropQueue']): Capability => ({
  snapshot: async () => {
    const { vhost } = await accountOf(system, service);
    const { messages, definition } = (await evalErlang(system, service, lookUp(vhost, queue))) as Found;
    if (definition.queues.length === 0) {
      throw new DrillError('fault-failed', `${service} has no queue "${queue}" in the virtual host "${vhost}"`, { target: service });
    }
    if (messages > atMost) {
      throw new DrillError('fault-failed', `the queue "${queue}" holds ${String(messages)} messages, and dropping it would lose them`, {
        target: service,
        hint: `say how many may be lost: atMost is ${String(atMost)}`,
      });
    }
    return { vhost, definition: JSON.stringify(definition) };
  },
  apply: async () => {
    const { vhost } = await accountOf(system, service);
    await evalErlang(
      system,
      service,
      `case rabbit_amqqueue:lookup(${erlangQueue(vhost, queue)}) of
         {ok, Queue} -> rabbit_amqqueue:delete(Queue, false, false, <<"operator">>), Say(true);
         _ -> Say(false)
       end`,
    );
  },
  restore: async (snapshot) => {
    await evalErlangBack(system, service, `ok = rabbit_definitions:import_raw(${erlangText(String(snapshot['definition']))}), Say(true)`);
  },
  look: async () => {
    const { outcome, queueFound, elapsedMs } = await amqpCanary(system, service, await accountOf(system, service), queue);
    if (outcome !== 'served') throw new Error(`a client that asked for the queue was ${outcome} after ${String(elapsedMs)} ms`);
    return {
      harmed: queueFound === false,
      saw: `a client that asked for the queue "${queue}" was told that it is ${queueFound === true ? '' : 'not '}there`,
    };
  },
});

const lookUp = (vhost: string, queue: string): string => `
  Vhost = ${erlangText(vhost)}, Name = ${erlangText(queue)},
  All = rabbit_definitions:all_definitions(),
  Here = fun(Map) -> maps:get(<<"vhost">>, Map, maps:get(vhost, Map, none)) =:= Vhost end,
  Field = fun(Key, Map) -> maps:get(Key, Map, maps:get(atom_to_binary(Key), Map, none)) end,
  Queues = [Map || Map <- maps:get(queues, All), Here(Map), Field(name, Map) =:= Name],
  Bindings = [Map || Map <- maps:get(bindings, All), Here(Map), Field(destination_type, Map) =:= queue orelse Field(destination_type, Map) =:= <<"queue">>,
    Field(destination, Map) =:= Name],
  Messages = case rabbit_amqqueue:lookup(${erlangQueue(vhost, queue)}) of {ok, Queue} -> {ok, Count, _} = rabbit_amqqueue:stat(Queue), Count; _ -> 0 end,
  Say(#{messages => Messages, definition => #{queues => Queues, bindings => Bindings}})`;
