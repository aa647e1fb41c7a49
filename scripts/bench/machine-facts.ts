import { cpus, loadavg, release, totalmem } from 'node:os';
import { composeVersion } from '../../src/stack/compose-version.ts';
import { dockerEngine } from '../../src/stack/docker-engine.ts';

/** The machine in one line, and how busy it was: what a reader needs to compare, and nothing that names it. */
export const machineFacts = async (): Promise<string> => {
  const engine = await dockerEngine()
    .version()
    .catch(() => 'none');
  return [
    `${String(cpus().length)} cores`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `Linux ${release()}`,
    `Docker Engine ${engine}`,
    `Compose ${await composeVersion()}`,
    `Node ${process.versions.node}`,
    `load average ${(loadavg()[0] ?? 0).toFixed(1)} before`,
  ].join(', ');
};
