import { setTimeout as wait } from 'node:timers/promises';
import type { ActiveAlert } from '../../core/active-alert.ts';
import { milliseconds } from '../../core/duration.ts';
import type { Probe } from '../../core/probe.ts';
import { service, type Service } from '../../core/target.ts';
import { askPrometheus } from './ask-prometheus.ts';

const period = milliseconds(100);

/** Every alert that Prometheus has found true, of every rule and label set; `undefined` while Prometheus does not answer. */
export const activeAlerts = (prometheus: Service = service('prometheus'), port = 9090): Probe<readonly ActiveAlert[] | undefined> => ({
  name: `alerts of ${prometheus.name}`,
  of: prometheus,
  period,
  watch: async (stack, observe, signal) => {
    while (!signal.aborted) {
      const data = await askPrometheus(stack, { service: prometheus, port }, '/api/v1/alerts', signal).catch(() => undefined);
      observe(read(data));
      await wait(period, undefined, { signal }).catch(() => undefined);
    }
  },
});

interface Answer {
  readonly alerts: readonly Partial<Record<'labels' | 'annotations', Readonly<Record<string, string>>> & { readonly state: string }>[];
}

const read = (data: unknown): readonly ActiveAlert[] | undefined => {
  if (typeof data !== 'object' || data === null || !Array.isArray((data as Partial<Answer>).alerts)) return undefined;
  return (data as Answer).alerts.flatMap(({ labels = {}, annotations = {}, state }) => {
    const name = labels['alertname'];
    return name !== undefined && (state === 'pending' || state === 'firing') ? [{ alert: name, state, labels, annotations }] : [];
  });
};
