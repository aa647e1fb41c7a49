import { containerOf } from '../capabilities/container-of.ts';
import { lacksAlertmanager, lacksPrometheus } from '../capabilities/observability/index.ts';
import { portOf } from '../capabilities/port-of.ts';
import type { ComposeService } from '../compose-model.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { publishedPort } from '../published-port.ts';
import { until } from './until.ts';

export const isAlertmanager = (service: ComposeService): boolean => lacksAlertmanager(service) === undefined;
export const isPrometheus = (service: ComposeService): boolean => lacksPrometheus(service) === undefined;

interface Alerts {
  readonly data: { readonly alerts: readonly { readonly state: string }[] };
}

const answerMs = 3_000;

const ask = async (system: SystemUnderTest, service: string, path: string): Promise<Response> => {
  const port = await publishedPort(system, service, portOf(system, service));
  return await fetch(`http://127.0.0.1:${String(port)}${path}`, { signal: AbortSignal.timeout(answerMs) });
};

/** Waits until no alert of a Prometheus is pending or firing. What it has measured is no state of the system, and stays. @throws Error when that takes too long. */
export const untilSilent = (system: SystemUnderTest, service: string): Promise<void> =>
  until(`no alert of ${service} to be pending or firing`, async () => {
    const { data } = (await (await ask(system, service, '/api/v1/alerts')).json()) as Alerts;
    return !data.alerts.some(({ state }) => state === 'pending' || state === 'firing');
  });

/**
 * Makes an Alertmanager forget what it has told whom: it is killed, since one that ends in peace writes that down, and started again. An alert that still fires
 * would be told again. @throws Error when it is not ready in time.
 */
export const forgetAlerts = async (system: SystemUnderTest, service: string): Promise<void> => {
  const container = system.engine.docker.getContainer(containerOf(system, service));
  await container.kill();
  await container.wait();
  await container.start();
  const isReady = async (): Promise<boolean> => (await ask(system, service, '/-/ready')).ok;
  await until(`${service} to be ready`, () => isReady().catch(() => false));
};
