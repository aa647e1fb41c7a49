import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';

/**
 * Runs a command in a service's own container, as its image's user unless another is given, and answers what it printed.
 * @throws Error with what it printed when it ends with another exit code than 0.
 */
export const runIn = async (
  system: SystemUnderTest,
  service: string,
  argv: readonly string[],
  options: { readonly user?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> => {
  const { exitCode, output } = await system.engine.exec(containerOf(system, service), argv, options);
  if (exitCode !== 0) throw new Error(`${argv[0] ?? ''} in ${service} ended with ${String(exitCode)}: ${output.trim()}`);
  return output;
};
