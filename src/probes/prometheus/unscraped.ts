import type { RunningStack } from '../../core/stack.ts';
import { askPrometheus, type PrometheusApi } from './ask-prometheus.ts';

interface Target {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  /** `unknown` until the first scrape has ended. */
  readonly health: 'up' | 'down' | 'unknown';
}

/**
 * What a Prometheus has yet to scrape for the first time, in words. One that has just been started is ready seconds before it has found its targets:
 * discovery hands them over every 5 s (`updatert` in discovery/manager.go of Prometheus 2.53). Rejects when it does not tell.
 */
export const unscraped = async (stack: RunningStack, api: PrometheusApi, signal: AbortSignal): Promise<readonly string[]> => {
  const { activeTargets: targets } = (await askPrometheus(stack, api, '/api/v1/targets?state=active', signal)) as {
    readonly activeTargets: readonly Target[];
  };
  const { name } = api.service;
  if (targets.length === 0) return [`${name} has not found a target yet`];
  return targets
    .filter(({ health }) => health === 'unknown')
    .map(({ scrapePool, scrapeUrl }) => `${name} has not scraped ${scrapePool} at ${scrapeUrl} yet`);
};
