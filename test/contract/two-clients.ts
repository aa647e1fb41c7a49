import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { stack } from '../../src/core/stack.ts';
import { timing } from '../../src/core/timing.ts';
import { toolboxProcess } from '../../src/operator/toolbox-process.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { readComposeModel } from '../../src/stack/compose-model.ts';
import { dockerEngine, type DockerEngine } from '../../src/stack/docker-engine.ts';
import { makeStackFiles } from '../../src/stack/stack-files.ts';
import { startStack, type StartedStack } from '../../src/stack/start-stack.ts';
import { sweepRun } from '../../src/stack/sweep.ts';
import { systemUnderTest, type SystemUnderTest } from '../../src/stack/system-under-test.ts';
import type { CapabilitySource } from '../../src/core/capability.ts';

const run = promisify(execFile);

/** Docker by hand, from outside of firedrill. */
export const docker = async (...args: readonly string[]): Promise<string> => (await run('docker', [...args])).stdout.trim();

/** The system of `two-clients.compose.yml` in operation, with what the tests look at. */
export interface TwoClients extends AsyncDisposable {
  readonly engine: DockerEngine;
  readonly runId: string;
  readonly started: StartedStack;
  readonly system: SystemUnderTest;
  readonly capability: CapabilitySource;
  /** The container of a service now, which may be another one than at the start. */
  readonly container: (service: string) => Promise<string>;
  /** `docker compose` over the same files as the stack was started with. */
  compose(...args: readonly string[]): Promise<string>;
}

const declared = stack({
  name: 'two-clients',
  compose: 'test/contract/two-clients.compose.yml',
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: '', alertmanager: '', rules: [] },
  durations: [],
  fastFactor: 10,
});

export const startTwoClients = async (): Promise<TwoClients> => {
  await using undo = new AsyncDisposableStack();
  const runId = `contract-${randomBytes(4).toString('hex')}`;
  const engine = dockerEngine();
  const environment = imageEnvironment(await imageTags());
  const files = undo.use(await makeStackFiles(runId));
  undo.defer(async () => {
    await sweepRun(engine, runId);
  });
  const model = await readComposeModel({ files: [declared.compose], profiles: [], environment });
  const image = (name: string): string => environment[`FIREDRILL_IMAGE_${name}`] ?? '';
  const started = await startStack({
    ...{ engine, runId, model, files, toolboxProcess, environment, stack: declared },
    timing: timing('production'),
    images: { toxiproxy: image('TOXIPROXY'), toolbox: image('TOOLBOX') },
  });
  const system = systemUnderTest(engine, started);
  const compose = async (...args: readonly string[]): Promise<string> =>
    (
      await run('docker', ['compose', '--project-name', started.project, '--file', declared.compose, '--file', files.overlay, ...args], {
        env: { ...process.env, ...environment },
      })
    ).stdout.trim();
  const open = undo.move();
  return {
    ...{ engine, runId, started, system, compose },
    capability: capabilitySource(system),
    container: (service) => compose('ps', '--all', '--quiet', service),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
};

/** What a client sees of a server. `silent` is no answer within two seconds, `closed` the end of a connection that had been accepted. */
export type Outcome = 'answered' | 'refused' | 'closed' | 'silent';

export interface Sight {
  readonly outcome: Outcome;
  readonly elapsedMs: number;
}

const patience = '2';
const pingScript = `
began=$EPOCHREALTIME
said=$(timeout ${patience} redis-cli -h "$1" ping 2>&1); code=$?
ended=$EPOCHREALTIME
echo "$code $(( (\${ended/./} - \${began/./}) / 1000 )) $said"
`;

/** A real client of Redis asks inside a container, by the name that the compose file gives the server. */
export const ping = async (container: string, server = 'redis'): Promise<Sight> => {
  const said = await docker('exec', container, 'bash', '-c', pingScript, 'ping', server);
  const [, code, elapsed, words = ''] = /^(\d+) (\d+) ?(.*)$/s.exec(said) ?? [];
  const sight = (outcome: Outcome): Sight => ({ outcome, elapsedMs: Number(elapsed) });
  if (words.includes('PONG')) return sight('answered');
  if (code === '124') return sight('silent');
  if (/refused/i.test(words)) return sight('refused');
  if (/closed|reset/i.test(words)) return sight('closed');
  throw new Error(`redis-cli said ${JSON.stringify(said)}`);
};

const keepScript = `
trap '' PIPE
exec 3<>/dev/tcp/redis/6379
while read -r _; do
  began=$EPOCHREALTIME
  printf 'PING\\r\\n' >&3 2>/dev/null
  if read -r -t ${patience} _ <&3; then outcome=answered; elif (( $? > 128 )); then outcome=silent; else outcome=closed; fi
  ended=$EPOCHREALTIME
  echo "$outcome $(( (\${ended/./} - \${began/./}) / 1000 ))"
done
`;

/** One connection that stays open, as that of an application does. */
export interface Kept extends Disposable {
  ask(): Promise<Sight>;
}

/** Opens a connection to Redis inside a client's container and keeps it. */
export const keepConnection = (container: string): Kept => {
  const child = spawn('docker', ['exec', '--interactive', container, 'bash', '-c', keepScript], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async () => {
      child.stdin.write('\n');
      const answer = await answers.next();
      const [outcome, elapsed] = answer.done === true ? [] : answer.value.split(' ');
      if (outcome === undefined) throw new Error('the kept connection is gone, and the one who kept it');
      return { outcome: outcome as Outcome, elapsedMs: Number(elapsed) };
    },
    [Symbol.dispose]: () => {
      child.stdin.end();
      child.kill();
    },
  };
};

/** Everything that a fault may have changed: packet rules, proxies with their toxics, and which containers run. */
export const stateOf = async ({ started, system, container }: TwoClients): Promise<Readonly<Record<string, unknown>>> => {
  const toxiproxy = await system.toxiproxy();
  const running = await Promise.all(
    ['a', 'b', 'redis', 'phoenix'].map(
      async (name) => [name, await docker('inspect', '--format', '{{.State.Running}}', await container(name))] as const,
    ),
  );
  return {
    rules: await docker('exec', started.containers.get('firedrill-links') ?? '', 'iptables', '-S'),
    proxies: await (await fetch(`${toxiproxy.host}/proxies`)).json(),
    running: Object.fromEntries(running),
  };
};
