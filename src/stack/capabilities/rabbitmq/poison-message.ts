import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireContainer } from '../find-container.ts';
import { accountOf } from './account-of.ts';
import { putInto } from './amqp.ts';
import { converse } from './converse.ts';
import { erlangQueue, evalErlang } from './eval-erlang.ts';
import { searchQueue } from './search-queue.ts';

/** Whatever process undoes it finds it by this. */
const messageId = 'firedrill-poison-message';

const put = String.raw`
say_hex($rest[0]);
my ($name) = method_of(qr/^60\.(80|120|50)$/);
leave();
print $name eq '60.80' ? "confirmed\n" : $name eq '60.50' ? "no queue took it\n" : "the queue refused it\n";
`;

/** One message goes in, and by its id the same one comes out. */
export const poisonMessage = (system: SystemUnderTest, service: string, { queue, body }: CapabilitySettings['poisonMessage']): Capability => {
  const held = async (): Promise<number> => {
    const { vhost } = await accountOf(system, service);
    const code = `{ok, Queue} = rabbit_amqqueue:lookup(${erlangQueue(vhost, queue)}), [{_, Held}] = rabbit_amqqueue:info(Queue, [messages_unacknowledged]), Say(Held)`;
    return Number(await evalErlang(system, service, code));
  };
  let struck = false;
  return {
    snapshot: async () => ({ waiting: (await searchQueue(system, service, { queue, messageId, take: false })).seen }),
    apply: async () => {
      const said = await converse(system, service, put, putInto(queue, messageId, body));
      if (said !== 'confirmed')
        throw new DrillError('fault-failed', `the queue "${queue}" of ${service} did not get the message: ${said}`, { target: service });
      struck = true;
    },
    restore: async () => {
      await requireContainer(system, service);
      await searchQueue(system, service, { queue, messageId, take: true });
      struck = false;
    },
    look: async () => {
      const { seen, found } = await searchQueue(system, service, { queue, messageId, take: false });
      const words = `a client that looked through the ${String(seen)} messages of "${queue}" found the poison ${String(found)} times`;
      if (found > 0 || !struck) return { harmed: found > 0, saw: words };
      const unacknowledged = await held();
      return { harmed: unacknowledged > 0, saw: `${words}; consumers have ${String(unacknowledged)} that they did not acknowledge` };
    },
  };
};
