import type { ActiveAlert } from '../../core/active-alert.ts';
import type { Probe } from '../../core/probe.ts';
import { service, type Service } from '../../core/target.ts';
import { activeAlerts } from './active-alerts.ts';

export type AlertState = 'inactive' | 'pending' | 'firing' | 'unknown';

/** The state of one alert rule as Prometheus tells it, the worst of all its label sets; `unknown` while Prometheus does not answer. */
export const alertState = (alert: string, prometheus: Service = service('prometheus'), port = 9090): Probe<AlertState> => {
  const alerts = activeAlerts(prometheus, port);
  return {
    name: `state of the alert ${alert}`,
    of: prometheus,
    period: alerts.period,
    watch: (stack, observe, signal) =>
      alerts.watch(
        stack,
        (active) => {
          observe(active === undefined ? 'unknown' : worst(active.filter((one) => one.alert === alert)));
        },
        signal,
      ),
  };
};

const worst = (active: readonly ActiveAlert[]): AlertState =>
  active.some(({ state }) => state === 'firing') ? 'firing' : active.length > 0 ? 'pending' : 'inactive';
