import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';

/**
 * Starts a command in a service's own container, as its image's user, and does not wait for it. It belongs to the engine and not to the
 * container's main process, which so never finds a child that it did not make; it ends by itself, with the container, or by `endIn`.
 */
export const startIn = async (
  system: SystemUnderTest,
  service: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  const created = await system.engine.docker.getContainer(containerOf(system, service)).exec({
    Cmd: [...argv],
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
  });
  const answer = await created.start({ Detach: true });
  // Nothing comes of it; but an answer that nobody reads keeps its connection, and with it this process, for minutes.
  answer.resume();
};
