import { setTimeout as wait } from 'node:timers/promises';
import { askInside, readInside } from '../capabilities/ask-inside.ts';
import { containerOf } from '../capabilities/container-of.ts';
import { lacksAlertmanager, lacksPrometheus } from '../capabilities/observability/index.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import type { Keeper } from './keeper.ts';

/** Scrape, evaluation and the longest range of a rule, played fast; far less than starting the system anew would take if it is not enough. */
const patienceMs = 15_000;
const lookEveryMs = 50;

/** One that has something to tell yet, or has told of something that is not over, keeps it in a group. */
const groups = /^alertmanager_dispatcher_aggregation_groups (\d+)/m;

/**
 * Alertmanager forgets what it had told whom. One that is done with every alert has nothing to forget; else it is killed, since one that ends in peace
 * writes that down, and started again.
 */
export const keepAlertmanager: Keeper = {
  keeps: (service) => lacksAlertmanager(service) === undefined,
  keep: (system, service) =>
    Promise.resolve(async () => {
      const [, open] = groups.exec(await readInside(system, service, '/metrics')) ?? [];
      if (open === '0') return;
      const container = system.engine.docker.getContainer(containerOf(system, service));
      await container.kill();
      await container.wait();
      await container.start();
      await until(`${service} to be ready`, () =>
        askInside(system, service, '/api/v2/status').then(
          () => true,
          () => false,
        ),
      );
    }),
};

interface Alerts {
  readonly data: { readonly alerts: readonly unknown[] };
}

/** Prometheus keeps what it measured, which is no state of the system; it is waited for until no alert is pending or firing. */
export const keepPrometheus: Keeper = {
  keeps: (service) => lacksPrometheus(service) === undefined,
  keep: (system, service) => Promise.resolve(() => until(`the alerts of ${service} to be silent`, () => isSilent(system, service))),
};

const isSilent = async (system: SystemUnderTest, service: string): Promise<boolean> => {
  const { data } = (await askInside(system, service, '/api/v1/alerts')) as Alerts;
  return data.alerts.length === 0;
};

/** @throws Error when it does not come true in time. */
const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const began = performance.now(); !(await holds());) {
    if (performance.now() - began > patienceMs) throw new Error(`waited ${String(patienceMs / 1_000)} s for ${what}`);
    await wait(lookEveryMs);
  }
};
