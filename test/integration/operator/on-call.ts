import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import type { AlertDelivery } from '../../../src/core/alert-delivery.ts';
import type { CommandResult } from '../../../src/core/operator.ts';
import { configHashes } from '../../../src/operator/config-hashes.ts';
import { openGate } from '../../../src/operator/gate.ts';
import { openPager } from '../../../src/operator/pager.ts';
import { toolboxProcess } from '../../../src/operator/toolbox-process.ts';
import { toolbox, type ToolboxExec } from '../../../src/operator/toolbox.ts';
import { operatorView } from '../../../src/stack/operator-view.ts';
import { docker } from '../../docker.ts';

/** The newest image of ours by that name, or `undefined`: also when no engine is there. */
export const imageOf = async (name: string): Promise<string | undefined> =>
  (await docker('images', '--format', '{{.Repository}}:{{.Tag}}', `firedrill/${name}`).catch(() => '')).split('\n').find((line) => line !== '');

export interface OnCall extends AsyncDisposable {
  readonly project: string;
  readonly foreign: string;
  readonly secret: string;
  readonly deliveries: AlertDelivery[];
  /** Runs a block in the toolbox. */
  type(text: string, withinMs?: number): Promise<CommandResult>;
  containerOf(service: string): Promise<string>;
  started(service: string): Promise<string>;
}

const hardened = {
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  read_only: true,
  pids_limit: 128,
  mem_limit: '256m',
  tmpfs: ['/tmp', '/root'],
};
// Without the label of a run: the sweep of another run would take these for what a dead one left.
const test = { 'dev.firedrill.test': '1' };

/** Two services, a container that belongs to nobody of them, and the toolbox behind the gate, as a run lays them out. */
export const goOnCall = async (images: { readonly redis: string; readonly toolbox: string }): Promise<OnCall> => {
  await using undo = new AsyncDisposableStack();
  const runId = randomBytes(4).toString('hex');
  const project = `firedrill-it-${runId}`;
  const foreign = `firedrill-it-foreign-${runId}`;
  const folder = await mkdtemp(join(tmpdir(), 'fd-it-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const sockets = join(folder, 'run');
  const runbook = join(folder, 'runbook');
  await Promise.all([mkdir(sockets), mkdir(runbook)]);

  const deliveries: AlertDelivery[] = [];
  const gate = undo.use(
    await openGate({
      socketPath: join(sockets, 'docker.sock'),
      engine: { socketPath: '/var/run/docker.sock' },
      project,
      runId,
      onRefused: () => undefined,
    }),
  );
  undo.use(
    await openPager({
      socketPath: join(sockets, 'pager.sock'),
      now: () => performance.now(),
      onDelivery: (delivery) => {
        deliveries.push(delivery);
      },
    }),
  );

  const redis = {
    image: images.redis,
    labels: { ...test },
    restart: 'always',
    healthcheck: { test: ['CMD', 'redis-cli', 'ping'], interval: '500ms', retries: 20 },
  };
  const own = { labels: { ...test, 'dev.firedrill.role': 'toolbox' }, image: images.toolbox, ...hardened };
  const linked = { depends_on: { 'firedrill-toolbox': { condition: 'service_started' } } };
  const model = {
    name: project,
    services: {
      'redis': { ...redis, ...linked, volumes: ['data:/data'] },
      'cache': { ...redis, ...linked },
      'firedrill-toolbox': {
        ...own,
        command: toolboxProcess,
        working_dir: '/runbook',
        volumes: [`${sockets}:/run/firedrill`, `${runbook}:/runbook:ro`],
        environment: { DOCKER_HOST: 'unix:///run/firedrill/docker.sock', COMPOSE_PROJECT_NAME: project, HOME: '/root' },
      },
      'firedrill-pager': {
        ...own,
        init: true,
        volumes: [`${sockets}:/run/firedrill`],
        command: ['socat', 'TCP-LISTEN:9093,fork,reuseaddr', 'UNIX-CONNECT:/run/firedrill/pager.sock'],
      },
    },
    volumes: { data: { labels: test } },
    networks: { default: { labels: test } },
  };
  const file = join(folder, 'stack.yml');
  await writeFile(file, JSON.stringify(model));
  const compose = (...args: string[]): Promise<string> => docker('compose', '-f', file, '-p', project, ...args);

  undo.defer(async () => {
    await compose('down', '--volumes', '--timeout', '0');
  });
  undo.defer(async () => {
    await docker('rm', '--force', foreign);
  });
  await docker('run', '--detach', '--name', foreign, '--label', 'dev.firedrill.test=1', '--network', 'none', images.redis);
  await compose('up', '--detach', '--wait');
  await writeFile(join(runbook, 'compose.prod.yml'), operatorView(await compose('config', '--format', 'json')));

  const containerOf = (service: string): Promise<string> => compose('ps', '--all', '--quiet', service);
  const toolboxId = await containerOf('firedrill-toolbox');
  gate.showConfigHashes(await configHashes(execIn(toolboxId), 'compose.prod.yml', AbortSignal.timeout(10_000)));
  const secret = 'correct-horse-battery';
  const operator = toolbox({
    exec: execIn(toolboxId),
    secrets: [secret],
    env: { APP_SECRET: secret },
    takeRefusals: () => gate.takeRefusals(),
    settled: () => gate.settled(),
  });
  const open = undo.move();
  return {
    project,
    foreign,
    secret,
    deliveries,
    containerOf,
    type: (text, withinMs = seconds(60)) => operator.run(text, milliseconds(withinMs), new AbortController().signal),
    started: async (service) => docker('inspect', '--format', '{{.State.StartedAt}}', await containerOf(service)),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
};

const execIn =
  (container: string): ToolboxExec =>
  (argv, { env = {}, signal, onOutput }) =>
    new Promise((resolve, reject) => {
      const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
      const running = spawn('docker', ['exec', ...variables, container, ...argv], {
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
        killSignal: 'SIGKILL',
      });
      running.stdout.on('data', onOutput);
      running.stderr.on('data', onOutput);
      running.once('error', reject);
      running.once('close', (exitCode) => {
        resolve({ exitCode: exitCode ?? -1 });
      });
    });
