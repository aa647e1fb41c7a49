import { DrillError } from '../core/errors.ts';
import type { ToolboxExec } from './toolbox.ts';

/** The hash that compose computes of each service of a file, by service. */
export type ConfigHashes = ReadonlyMap<string, string>;

/**
 * Asks the toolbox's own compose for the hashes of the documented file, to be given to `gate.showConfigHashes`. Compose recreates a container whose
 * label holds another hash, and the label was written by the compose of the host: of another version, perhaps, and from
 * a model that has firedrill's services in it.
 *
 * @param file - the documented name, in the toolbox's working directory.
 * @throws DrillError `operator-failed` when compose cannot read the file.
 */
export const configHashes = async (exec: ToolboxExec, file: string, signal: AbortSignal): Promise<ConfigHashes> => {
  let output = '';
  const { exitCode } = await exec(['docker', 'compose', '-f', file, 'config', '--hash', '*'], {
    signal,
    onOutput: (chunk) => {
      output += chunk.toString();
    },
  });
  const hashes = new Map(Array.from(output.matchAll(/^(\S+) ([0-9a-f]{64})$/gm), ([, service = '', hash = '']) => [service, hash]));
  if (exitCode !== 0 || hashes.size === 0) throw new DrillError('operator-failed', `the toolbox's compose cannot read ${file}: ${output.trim()}`);
  return hashes;
};
