import type { RunningStack } from '../core/stack.ts';
import type { Timing } from '../core/timing.ts';
import { containerOf } from './capabilities/container-of.ts';
import type { DockerEngine } from './docker-engine.ts';
import { followLogs } from './follow-logs.ts';
import { publishedPort } from './published-port.ts';

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
    address: async (service, port) => ({ host: '127.0.0.1', port: await publishedPort({ engine, containers }, service, port) }),
    environment: (service) => {
      containerOf({ containers }, service);
      return environments.get(service) ?? {};
    },
    follow: (service, onLine, signal) => followLogs(engine.docker, containerOf({ containers }, service), onLine, signal),
  };
};
