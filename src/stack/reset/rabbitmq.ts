import { evalErlang } from '../capabilities/rabbitmq/eval-erlang.ts';
import { lacksRabbitmq } from '../capabilities/rabbitmq/index.ts';
import type { Keeper } from './keeper.ts';

interface Queue {
  readonly vhost: string;
  readonly name: string;
  /** Those that wait for a consumer. */
  readonly messages: number;
}

/** Every queue but those that the broker names for one client, which go with that client. */
const queues = `
  Queues = [{Vhost, Name, Queue} || Queue <- rabbit_amqqueue:list(), {resource, Vhost, queue, Name} <- [amqqueue:get_name(Queue)],
    binary:longest_common_prefix([Name, <<"amq.">>]) < 4]`;
const count = `{Vhost, Name, element(2, rabbit_amqqueue:stat(Queue))}`;
const purge = `begin {ok, _} = rabbit_amqqueue:purge(Queue), {Vhost, Name, 0} end`;
const ask = (what: string): string => `${queues},
  Say([#{vhost => V, name => N, messages => M} || {V, N, M} <- [${what} || {Vhost, Name, Queue} <- Queues]])`;

const named = ({ vhost, name }: Queue): string => `${name} of ${vhost}`;

/**
 * A broker whose queues are empty when its system has just been started has the same queues then, and they are emptied again. What a consumer has and has not
 * acknowledged stays with it. Accounts and settings are what they are: undoing a fault brings those back.
 */
export const keepRabbitmq: Keeper = {
  keeps: (service) => lacksRabbitmq(service) === undefined,
  keep: async (system, service) => {
    const first = (await evalErlang(system, service, ask(count))) as readonly Queue[];
    const filled = first.find(({ messages }) => messages > 0);
    if (filled !== undefined)
      throw new Error(`${service} has messages in ${named(filled)} from the beginning, and only an empty queue can be emptied again`);
    const kept = new Set(first.map(named));
    return async () => {
      const now = ((await evalErlang(system, service, ask(purge))) as readonly Queue[]).map(named);
      const added = now.find((queue) => !kept.has(queue));
      if (added !== undefined) throw new Error(`the queue ${added} has been made since`);
      const gone = [...kept].find((queue) => !now.includes(queue));
      if (gone !== undefined) throw new Error(`the queue ${gone} is not there any more`);
    };
  },
};
