import { cpus, platform, release, totalmem } from 'node:os';
import type { MachineClass } from '../core/past-trial.ts';
import { machineClass } from '../history/machine-class.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';

/** The class of the machine that firedrill runs on, with its engine. */
export const thisMachine = async (engine: Pick<DockerEngine, 'version'>): Promise<MachineClass> =>
  machineClass({
    cpus: cpus().length,
    model: cpus()[0]?.model ?? 'unknown processor',
    memoryBytes: totalmem(),
    os: `${platform()} ${release()}`,
    engine: await engine.version().catch(() => 'unknown'),
  });
