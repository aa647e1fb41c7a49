import { cutScrape, dropAlertRule, flood, muteReceiver, slowClient } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import { perSecond } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { contractOnContainers } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const [prometheus, alertmanager] = [service('prometheus'), service('alertmanager')];

const get = async (stack: ContractStack, url: string): Promise<unknown> => {
  const text = await stack.exec('client', 'curl', '-sS', '--fail', '--globoff', '--max-time', '5', url);
  return JSON.parse(text);
};

/** What Prometheus answers to a query of one value. */
const value = async (stack: ContractStack, query: string): Promise<number> => {
  const answer = (await get(stack, `http://prometheus:9090/api/v1/query?query=${encodeURIComponent(query)}`)) as {
    readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] };
  };
  return Number(answer.data.result[0]?.value[1] ?? Number.NaN);
};

const rules = async (stack: ContractStack): Promise<readonly string[]> => {
  const answer = (await get(stack, 'http://prometheus:9090/api/v1/rules')) as {
    readonly data: { readonly groups: readonly { readonly rules: readonly { readonly name: string }[] }[] };
  };
  return answer.data.groups.flatMap((group) => group.rules.map(({ name }) => name));
};

/** What Alertmanager makes of the alert that always fires. */
const alertIs = async (stack: ContractStack): Promise<string> => {
  const alerts = (await get(stack, 'http://alertmanager:9093/api/v2/alerts')) as readonly { readonly status: { readonly state: string } }[];
  return alerts[0]?.status.state ?? 'not there';
};

const ready = (service: string, port: number) => (stack: ContractStack) =>
  stack.exec('client', 'curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}', '--max-time', '5', `http://${service}:${String(port)}/-/ready`);

/** How many of 200 requests a second Alertmanager counts, within a tenth; asked over the scrapes of a second. */
const floodedWith = async (stack: ContractStack): Promise<string> => {
  const rate = await value(stack, 'sum(rate(alertmanager_http_request_duration_seconds_count[1s]))');
  return rate > 100 ? 'flooded' : 'quiet';
};

/** The TCP connections that Alertmanager's own kernel counts as established on its port 9093 (0x2385). */
const held = async (stack: ContractStack): Promise<string> => {
  const tcp = await stack.exec('alertmanager', 'sh', '-c', 'cat /proc/net/tcp /proc/net/tcp6');
  const open = tcp.split('\n').filter((line) => /^\s*\d+: \S+:2385 \S+ 01 /.test(line)).length;
  return open >= 100 ? 'crowded' : 'free';
};

contractOnContainers(
  'test/contract/containers/observability.compose.yml',
  [
    {
      fault: cutScrape(prometheus, alertmanager),
      sees: (stack) => value(stack, 'up{job="alertmanager"}'),
      healthy: 1,
      harmed: 0,
      neighbour: ready('alertmanager', 9093),
      afterRestart: 'bites',
    },
    {
      fault: dropAlertRule(prometheus, { alert: 'AlwaysThere' }),
      sees: rules,
      healthy: ['AlwaysThere', 'AlsoThere'],
      harmed: ['AlsoThere'],
      neighbour: ready('alertmanager', 9093),
      afterRestart: 'bites',
    },
    {
      fault: muteReceiver(alertmanager),
      sees: alertIs,
      healthy: 'active',
      harmed: 'suppressed',
      neighbour: ready('prometheus', 9090),
    },
    {
      fault: flood(alertmanager, { rate: perSecond(200), lasting: minutes(1) }),
      sees: floodedWith,
      healthy: 'quiet',
      harmed: 'flooded',
      neighbour: ready('prometheus', 9090),
    },
    {
      fault: slowClient(alertmanager, { connections: 100, lasting: minutes(1) }),
      sees: held,
      healthy: 'free',
      harmed: 'crowded',
      neighbour: ready('prometheus', 9090),
    },
  ],
  ['test/contract/containers/observability/rules.yml'],
);
