import type { SystemUnderTest } from '../system-under-test.ts';
import { runIn } from './run-in.ts';

/** The variable by which a process that holds a harm is known again, by whoever looks for it. */
export const holds = 'FIREDRILL_HOLDS';

const find = `
for folder in /proc/[0-9]*; do
  if tr '\\0' '\\n' <"$folder/environ" 2>/dev/null | grep -qxF "${holds}=$1"; then echo "\${folder#/proc/}"; fi
done 2>/dev/null
true`;

/** Processes of a service's container that hold the harm of this name, by their numbers in the container. */
export const holdersIn = async (system: SystemUnderTest, service: string, name: string): Promise<readonly string[]> =>
  (await runIn(system, service, ['sh', '-c', find, 'holders', name])).split('\n').filter((line) => line !== '');

/** Ends them, but for those that were there before. */
export const endHolders = async (system: SystemUnderTest, service: string, name: string, before: readonly string[]): Promise<void> => {
  const ours = (await holdersIn(system, service, name)).filter((pid) => !before.includes(pid));
  // One that has ended by itself meanwhile is what was wanted.
  if (ours.length > 0) await runIn(system, service, ['sh', '-c', 'kill "$@" 2>/dev/null || true', 'kill', ...ours]);
};
