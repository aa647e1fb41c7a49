import { DrillError } from '../core/errors.ts';
import { containerOf } from './capabilities/container-of.ts';
import type { DockerEngine } from './docker-engine.ts';

interface Published {
  readonly engine: Pick<DockerEngine, 'inspect'>;
  readonly containers: ReadonlyMap<string, string>;
}

/** Where a port of a service can be reached on 127.0.0.1, past every link. It changes when the container is started again. @throws DrillError `service-unknown`. */
export const publishedPort = async ({ engine, containers }: Published, service: string, port: number): Promise<number> => {
  const { ports } = await engine.inspect(containerOf({ containers }, service));
  const published = ports[`${String(port)}/tcp`];
  if (published !== undefined) return published;
  throw new DrillError('service-unknown', `${service} does not publish port ${String(port)} now`, {
    target: service,
    hint: `it publishes ${Object.keys(ports).join(', ') || 'nothing: is it running?'}`,
  });
};
