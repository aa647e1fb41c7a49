import { DrillError } from '../core/errors.ts';
import type { RunningStack } from '../core/stack.ts';
import type { Timing } from '../core/timing.ts';
import { containerOf } from './capabilities/container-of.ts';
import type { DockerEngine } from './docker-engine.ts';
import { followLogs } from './follow-logs.ts';

/** The view of a running system that probes, load, actions and checks get. It cannot change anything about the containers. */
export const runningStack = async (
  engine: DockerEngine,
  runId: string,
  timing: Timing,
  containers: ReadonlyMap<string, string>,
): Promise<RunningStack> => {
  const environments = new Map(await Promise.all([...containers].map(async ([name, id]) => [name, (await engine.inspect(id)).environment] as const)));
  return {
    runId,
    timing,
    address: async (service, port) => {
      const { ports } = await engine.inspect(containerOf({ containers }, service));
      const published = ports[`${String(port)}/tcp`];
      if (published === undefined) {
        throw new DrillError('service-unknown', `${service} does not publish port ${String(port)} now`, {
          target: service,
          hint: `it publishes ${Object.keys(ports).join(', ') || 'nothing: is it running?'}`,
        });
      }
      return { host: '127.0.0.1', port: published };
    },
    environment: (service) => {
      containerOf({ containers }, service);
      return environments.get(service) ?? {};
    },
    follow: (service, onLine, signal) => followLogs(engine.docker, containerOf({ containers }, service), onLine, signal),
  };
};
