import { setTimeout as wait } from 'node:timers/promises';
import Docker from 'dockerode';
import { DrillError } from '../core/errors.ts';
import { demultiplex } from './demultiplex.ts';
import { labels, projectOf } from './labels.ts';

/** One container, as far as it is read here. */
export interface ContainerState {
  readonly id: string;
  readonly running: boolean;
  readonly startedAt: string;
  readonly exitCode: number;
  /** `none` where the container has no health check. */
  readonly health: string;
  readonly restartPolicy: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly output: string;
}

/** The few calls to the Docker Engine that firedrill makes, over one kept connection. */
export interface DockerEngine {
  readonly docker: Docker;
  inspect(id: string): Promise<ContainerState>;
  /** Container ids of one run's compose project, by service name. What carries the project's label and not the run's is somebody else's. */
  servicesOf(project: string): Promise<ReadonlyMap<string, string>>;
  /** Runs a command in a container and collects what it prints. The signal ends the waiting, not the command. */
  exec(id: string, argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** Networks in use by Docker, in CIDR notation. */
  subnets(): Promise<readonly string[]>;
  /** TCP ports that an image exposes. */
  exposedPorts(image: string): Promise<readonly number[]>;
  version(): Promise<string>;
  /** Where the engine listens, for the operator's gate. @throws DrillError `engine-missing` for an engine that is not on this machine. */
  endpoint(): Promise<{ readonly socketPath: string }>;
}

export interface ExecOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The user of the image by default. */
  readonly user?: string;
  /** What the command reads on its standard input, which is closed after it. Nothing, and no input, by default. */
  readonly input?: Buffer;
  readonly signal?: AbortSignal;
  readonly onOutput?: (chunk: Buffer) => void;
}

export const dockerEngine = (docker: Docker = new Docker()): DockerEngine => ({
  docker,
  inspect: async (id) => {
    const found = await docker.getContainer(id).inspect();
    return {
      id: found.Id,
      // The engine calls a container that waits for its restart policy running.
      running: found.State.Running && !found.State.Restarting,
      startedAt: found.State.StartedAt,
      exitCode: found.State.ExitCode,
      health: found.State.Health?.Status ?? 'none',
      restartPolicy: found.HostConfig.RestartPolicy?.Name ?? '',
      ports: publishedOn(found.NetworkSettings.Ports),
      image: found.Config.Image,
      environment: pairs(found.Config.Env),
    };
  },
  servicesOf: async (project) => {
    const found = await docker.listContainers({ all: true, filters: { label: [`com.docker.compose.project=${project}`, labels.run] } });
    const own = found.filter(({ Labels }) => projectOf(Labels[labels.run] ?? '') === project);
    return new Map(own.map((container) => [container.Labels['com.docker.compose.service'] ?? '', container.Id]));
  },
  exec: (id, argv, options = {}) => exec(docker, id, argv, options),
  subnets: async () =>
    (await docker.listNetworks()).flatMap((network) => network.IPAM?.Config?.flatMap(({ Subnet }) => (Subnet === undefined ? [] : [Subnet])) ?? []),
  exposedPorts: async (image) => {
    const { Config } = await docker.getImage(image).inspect();
    return Object.keys((Config.ExposedPorts as Record<string, unknown> | undefined) ?? {})
      .filter((port) => port.endsWith('/tcp'))
      .map((port) => Number.parseInt(port, 10));
  },
  version: async () => (await docker.version()).Version,
  endpoint: async () => {
    const { socketPath } = docker.modem as { readonly socketPath?: string | (() => Promise<string>) };
    if (typeof socketPath === 'function') return { socketPath: await socketPath() };
    if (socketPath !== undefined) return { socketPath };
    throw new DrillError('engine-missing', 'the Docker Engine is not on this machine: drills need one that listens on a unix socket', {
      hint: 'unset DOCKER_HOST, or let it name a unix socket',
    });
  },
});

const exec = async (docker: Docker, id: string, argv: readonly string[], options: ExecOptions): Promise<ExecResult> => {
  options.signal?.throwIfAborted();
  const created = await docker.getContainer(id).exec({
    Cmd: [...argv],
    Env: Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`),
    ...(options.user === undefined ? {} : { User: options.user }),
    AttachStdin: options.input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await created.start({ hijack: true, stdin: options.input !== undefined });
  if (options.input !== undefined) stream.end(options.input);
  const chunks: Buffer[] = [];
  demultiplex(docker, stream).on('data', (chunk: Buffer) => {
    if (options.onOutput === undefined) chunks.push(chunk);
    else options.onOutput(chunk);
  });
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      stream.destroy();
      reject(options.signal?.reason as Error);
    };
    options.signal?.addEventListener('abort', abort, { once: true });
    stream.once('end', resolve).once('close', resolve).once('error', reject);
    stream.once('close', () => {
      options.signal?.removeEventListener('abort', abort);
    });
  });
  return { exitCode: await exitCodeOf(created), output: Buffer.concat(chunks).toString('utf8') };
};

/** The output ends a moment before the engine knows the exit code; it has no event for one exec, so it is asked again. */
const exitCodeOf = async (created: Docker.Exec): Promise<number> => {
  for (let asked = 0; asked < 200; asked += 1) {
    const { ExitCode, Running } = await created.inspect();
    if (!Running) return ExitCode ?? -1;
    await wait(5);
  }
  return -1;
};

const publishedOn = (ports: Record<string, { HostPort: string }[] | null> | undefined): Record<string, number> =>
  Object.fromEntries(
    Object.entries(ports ?? {}).flatMap(([name, bindings]) => {
      const port = Number(bindings?.[0]?.HostPort);
      return Number.isInteger(port) && port > 0 ? [[name, port]] : [];
    }),
  );

const pairs = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

/** The filter that finds everything of one run, or of all runs. */
export const runFilter = (runId?: string): { label: string[] } => ({ label: [runId === undefined ? labels.run : `${labels.run}=${runId}`] });
