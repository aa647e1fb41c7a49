import { changePassword, closeConnections, dropQueue, memoryAlarm } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { visitScript } from '../../../src/stack/capabilities/rabbitmq/amqp-canary.ts';
import { askForQueue, goodbye, methodsIn, opening, publishToNobody } from '../../../src/stack/capabilities/rabbitmq/amqp.ts';
import { evalErlang } from '../../../src/stack/capabilities/rabbitmq/eval-erlang.ts';
import { contractOnContainers } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const broker = service('broker');
const account = { user: 'shop', password: 'drill-only-password', vhost: 'shop' };

/** A client by hand, by its own link; the canary goes another way. Answers the methods that the broker said. */
const visit = async (stack: ContractStack, name: string, ...frames: readonly Buffer[]): Promise<readonly string[]> => {
  const says = Buffer.concat([opening(account), ...frames, goodbye()]).toString('base64');
  const said = await stack.exec('client', 'bash', '-c', `(${visitScript}) 2>/dev/null; true`, 'visit', name, says, '2');
  return methodsIn(Buffer.from(/^said:(.*):/m.exec(said)?.[1] ?? '', 'hex'));
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

/** A client that stays, hears when its connection ends, and comes back after a while. It begins when it is first asked. */
const holder = `
hold() {
  while true; do
    if exec 3<>/dev/tcp/broker/5672; then
      base64 --decode <<<"$1" >&3
      while LC_ALL=C IFS= read -r -t 1 -N 1 -u 3 _; do :; done
      echo connected > /tmp/held
      LC_ALL=C IFS= read -r -N 1 -u 3 _
      exec 3>&-
    fi 2>/dev/null
    echo apart > /tmp/held
    sleep 5
  done
}
if [ ! -e /tmp/held ]; then
  echo apart > /tmp/held
  hold "$1" </dev/null >/dev/null 2>&1 &
fi
cat /tmp/held`;
const held = (stack: ContractStack): Promise<string> => stack.exec('client', 'bash', '-c', holder, 'holder', opening(account).toString('base64'));

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

contractOnContainers('test/contract/containers/rabbitmq.compose.yml', [
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
]);
