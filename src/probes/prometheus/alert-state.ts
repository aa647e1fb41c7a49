import { setTimeout as wait } from 'node:timers/promises';
import { milliseconds } from '../../core/duration.ts';
import type { Probe } from '../../core/probe.ts';
import { service, type Service } from '../../core/target.ts';

export type AlertState = 'inactive' | 'pending' | 'firing' | 'unknown';

const period = milliseconds(100);
const timeoutMs = 2_000;

interface AlertsAnswer {
  readonly data: { readonly alerts: readonly { readonly labels: Readonly<Record<string, string>>; readonly state: AlertState }[] };
}

/** The state of one alert rule as Prometheus tells it, the worst of all its label sets; `unknown` while Prometheus does not answer. */
export const alertState = (alert: string, prometheus: Service = service('prometheus'), port = 9090): Probe<AlertState> => ({
  name: `state of the alert ${alert}`,
  of: prometheus,
  period,
  watch: async (stack, observe, signal) => {
    while (!signal.aborted) {
      observe(await ask(alert, () => stack.address(prometheus.name, port), signal));
      await wait(period, undefined, { signal }).catch(() => undefined);
    }
  },
});

const ask = async (alert: string, address: () => Promise<{ host: string; port: number }>, signal: AbortSignal): Promise<AlertState> => {
  try {
    const { host, port } = await address();
    const response = await fetch(`http://${host}:${String(port)}/api/v1/alerts`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const { data } = (await response.json()) as AlertsAnswer;
    const states = data.alerts.filter(({ labels }) => labels['alertname'] === alert).map(({ state }) => state);
    return states.includes('firing') ? 'firing' : states.includes('pending') ? 'pending' : 'inactive';
  } catch {
    return 'unknown';
  }
};
