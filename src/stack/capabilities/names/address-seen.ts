import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer } from '../find-container.ts';

/** What a link's client is told when it looks the server's name up: an address, or none; `gone` where nobody stands there to look. */
export const addressSeen = async (
  system: SystemUnderTest,
  { client, server }: StackLink,
): Promise<{ readonly address?: string; readonly gone?: true }> => {
  if ((await findContainer(system, client))?.State.Running !== true) return { gone: true };
  const { exitCode, output } = await system.engine.exec(containerOf(system, client), ['getent', 'hosts', server]);
  if (exitCode === 2) return {};
  const [address] = output.trim().split(/\s/);
  if (exitCode !== 0 || address === undefined || address === '')
    throw new Error(`getent in ${client} ended with ${String(exitCode)}: ${output.trim()}`);
  return { address };
};
