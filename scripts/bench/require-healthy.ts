import type { DockerEngine } from '../../src/stack/docker-engine.ts';

/** @throws Error that names a container that is not up: what was measured was no start. */
export const requireHealthy = async (engine: DockerEngine, containers: ReadonlyMap<string, string>): Promise<void> => {
  for (const [name, id] of containers) {
    const { running, health } = await engine.inspect(id);
    if (!running || (health !== 'healthy' && health !== 'none')) throw new Error(`${name} was not up: running ${String(running)}, health ${health}`);
  }
};
