import { askInside } from '../capabilities/ask-inside.ts';
import { containerOf } from '../capabilities/container-of.ts';
import { lacksAlertmanager, lacksPrometheus } from '../capabilities/observability/index.ts';
import { portOf } from '../capabilities/port-of.ts';
import { runIn } from '../capabilities/run-in.ts';
import type { ComposeService } from '../compose-model.ts';
import { ownServices } from '../overlay.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { patienceMs, until } from './until.ts';

export const isAlertmanager = (service: ComposeService): boolean => lacksAlertmanager(service) === undefined;
export const isPrometheus = (service: ComposeService): boolean => lacksPrometheus(service) === undefined;

interface Alerts {
  readonly data: { readonly alerts: readonly { readonly state: string }[] };
}

/** Waits until no alert of a Prometheus is pending or firing. What it has measured is no state of the system, and stays. @throws Error when that takes too long. */
export const untilSilent = (system: SystemUnderTest, service: string): Promise<void> =>
  until(`no alert of ${service} to be pending or firing`, async () => {
    const { data } = (await askInside(system, service, '/api/v1/alerts')) as Alerts;
    return !data.alerts.some(({ state }) => state === 'pending' || state === 'firing');
  });

/**
 * Makes an Alertmanager forget what it has told whom: it is killed, since one that ends in peace writes that down. Answers how it is started again:
 * once no alert fires any more, because an alert that fires is told again and again.
 */
export const forgetAlerts = async (system: SystemUnderTest, service: string): Promise<() => Promise<void>> => {
  const container = system.engine.docker.getContainer(containerOf(system, service));
  await container.kill();
  await container.wait();
  return async () => {
    // Asked before, a name that nobody has yet would be looked for outside of the network.
    await container.start();
    await untilReady(system, service);
  };
};

/** Asked in one call: each further one would cost more than the server needs. @throws Error when it does not answer in time. */
const untilReady = async (system: SystemUnderTest, service: string): Promise<void> => {
  const address = `http://${service}:${String(portOf(system, service))}/-/ready`;
  const ask = 'until curl --silent --fail --max-time 1 "$1" >/dev/null; do sleep 0.02; done';
  await runIn(system, ownServices.pager, ['timeout', String(patienceMs / 1_000), 'bash', '-c', ask, 'ask', address]);
};
