import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Docker from 'dockerode';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/core/fault.ts';
import { servicesOfTarget } from '../../src/core/target.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { dockerEngine } from '../../src/stack/docker-engine.ts';
import { labels, ownerMark, projectOf } from '../../src/stack/labels.ts';
import { ownServices } from '../../src/stack/overlay/own-services.ts';
import { systemUnderTest, type SystemUnderTest } from '../../src/stack/system-under-test.ts';
import { docker } from '../docker.ts';
import { drillBench } from '../unit/cli/drill-bench.ts';
import { describeContext } from '../unit/setup/docker-context.ts';
import { faultCatalogue } from './catalogue/index.ts';
import { recordEngine, type EngineRecorder } from './engine-recorder.ts';

/** The launcher that this checkout's `firedrill` is. */
const launcher = new URL('../../src/cli/firedrill.cjs', import.meta.url).pathname;
const run = promisify(execFile);

interface Said {
  readonly code: number;
  readonly text: string;
}

const firedrill = (argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> =>
  run(process.execPath, [launcher, ...argv], { env: { ...process.env, DOCKER_HOST: '', ...env }, timeout: 60_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
      return { code, text: stdout + stderr };
    },
  );

let recorder: EngineRecorder;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-refusals-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  recorder = await recordEngine();
  return () => recorder[Symbol.asyncDispose]();
});

/** A Docker configuration whose current context leads to the recorder. */
const elsewhere = async (): Promise<string> => {
  const config = join(folder, 'docker-config');
  await describeContext(config, 'elsewhere', `unix://${recorder.socketPath}`);
  await writeFile(join(config, 'config.json'), JSON.stringify({ currentContext: 'elsewhere' }));
  return config;
};

/** An `ssh` that leaves a trace instead of going anywhere. */
const tracedSsh = async (): Promise<string> => {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'ssh'), `#!/bin/sh\ntouch ${join(bin, 'was-called')}\nexit 1\n`);
  await chmod(join(bin, 'ssh'), 0o755);
  return bin;
};

describe.each([['run', 'redis-outage'], ['undo'], ['doctor', '--fix']])('firedrill %s', (...argv) => {
  test('refuses an engine behind TCP, and does not knock', async () => {
    const said = await firedrill(argv, { DOCKER_HOST: `tcp://127.0.0.1:${String(recorder.port)}` });
    expect(said).toMatchObject({ code: 3, text: expect.stringContaining('DOCKER_HOST names the engine tcp://127.0.0.1:') as string });
    expect(recorder.connections()).toBe(0);
  });

  test('refuses an engine behind SSH, and does not call ssh', async () => {
    const bin = await tracedSsh();
    const said = await firedrill(argv, { DOCKER_HOST: 'ssh://operator@production.example.com', PATH: `${bin}:${process.env['PATH'] ?? ''}` });
    expect(said).toMatchObject({ code: 3, text: expect.stringContaining('ssh://operator@production.example.com') as string });
    expect(await readdir(bin)).toEqual(['ssh']);
  });

  test('refuses a context that is not the default one, and does not knock', async () => {
    const said = await firedrill(argv, { DOCKER_CONFIG: await elsewhere() });
    expect(said).toMatchObject({ code: 3, text: expect.stringContaining('the Docker context "elsewhere" is in use') as string });
    expect(said.text).toContain('--engine elsewhere');
    expect((await firedrill(argv, { DOCKER_CONTEXT: 'elsewhere', DOCKER_CONFIG: await elsewhere() })).code).toBe(3);
    expect(recorder.connections()).toBe(0);
  });
});

test('an engine that is named is asked, and every client means the same', async () => {
  const said = await firedrill(['undo', '--dry-run', '--engine', 'elsewhere'], { DOCKER_CONFIG: await elsewhere() });
  expect(said.code, said.text).toBe(0);
  expect(recorder.calls.length).toBeGreaterThan(0);
  expect(recorder.changes()).toEqual([]);
});

describe('a drill is refused before anything is changed when it names', () => {
  test.each([
    [
      'a host outside',
      { file: 'drills/outage.drill.ts', written: 'kill(redis)', instead: "kill(service('db.example.com'))" },
      'no service "db.example.com"',
    ],
    [
      'an arrow to a host outside',
      { file: 'drills/outage.drill.ts', written: 'app.to(redis)', instead: "app.to(service('192.0.2.1'))" },
      'no service "192.0.2.1"',
    ],
    [
      'an arrow to a service on no network of it',
      { file: 'drills/outage.drill.ts', written: 'app.to(redis)', instead: "app.to(service('island'))" },
      'they are on no network together',
    ],
    [
      'a network that others use',
      { file: 'compose.yml', written: 'services:', instead: 'networks: { default: { external: true, name: bridge } }\nservices:' },
      'is external',
    ],
  ])('%s', async (_, edit, message) => {
    await using bench = await drillBench(edit);
    const argv = ['run', 'outage', '--drills', join(bench.folder, 'drills'), '--runbooks', join(bench.folder, 'runbooks')];
    const said = await firedrill(argv, { DOCKER_HOST: `unix://${recorder.socketPath}` });
    expect(said).toMatchObject({ code: 3, text: expect.stringContaining(message) as string });
    expect(recorder.changes()).toEqual([]);
  });
});

describe('a container that is not of this run', () => {
  const ours = `refusals-${randomBytes(3).toString('hex')}`;
  const theirs = `refusals-${randomBytes(3).toString('hex')}`;
  const project = projectOf(ours);
  const asIfOurs = [`com.docker.compose.project=${project}`, 'com.docker.compose.service=redis'];
  const foreign: Readonly<Record<string, readonly string[]>> = {
    'of another run': [...asIfOurs, `${labels.run}=${theirs}`, `${labels.owner}=${ownerMark()}`],
    'without a label, under the name of a service': asIfOurs,
  };
  const engine = new Docker();
  const ids = new Map<string, string>();

  beforeAll(async () => {
    const image = imageEnvironment(await imageTags())['FIREDRILL_IMAGE_TOOLBOX'] ?? '';
    for (const [name, its] of Object.entries(foreign)) {
      const labelled = its.flatMap((label) => ['--label', label]);
      ids.set(name, await docker('run', '--detach', '--init', '--network', 'none', ...labelled, image, 'sleep', 'infinity'));
    }
  });
  afterAll(async () => {
    await docker('rm', '--force', '--volumes', ...ids.values());
  });

  const faults: readonly (readonly [string, Fault])[] = Object.entries(faultCatalogue).flatMap(([name, { make, harmless }]) =>
    harmless === true ? [] : [[name, make()] as const],
  );
  const names = [...faults.flatMap(([, { target }]) => servicesOfTarget(target)), ...Object.values(ownServices)];

  /** A system that was made to believe that all its services are this container. */
  const deceived = (id: string): SystemUnderTest =>
    systemUnderTest(dockerEngine(new Docker({ socketPath: recorder.socketPath })), {
      project,
      containers: new Map(names.map((name) => [name, id])),
      links: faults.flatMap(([, { target }]) =>
        target.type === 'link' ? [{ client: target.client, server: target.server, address: '192.0.2.1', ports: [6379] }] : [],
      ),
    });

  const state = async (id: string): Promise<unknown> => {
    const { State, HostConfig, Config, NetworkSettings, RestartCount } = await engine.getContainer(id).inspect();
    return { State, HostConfig, Config, networks: Object.keys(NetworkSettings.Networks), RestartCount };
  };

  describe.each(Object.keys(foreign))('%s', (kind) => {
    test.each(faults)('does not suffer %s', async (_, fault) => {
      const id = ids.get(kind) ?? '';
      const before = await state(id);
      const capability = capabilitySource(deceived(id))(fault.capability, fault.target, fault.settings);
      if (capability === undefined) throw new Error(`${fault.target.name} cannot suffer ${fault.kind}`);
      // The runner goes no further. Whoever did would reach nothing either.
      await expect(capability.snapshot(), 'not even looked at').rejects.toThrow();
      await capability.apply().catch(() => undefined);
      await capability.restore({ running: true, paused: false, dropping: false, delayed: false, enabled: true }).catch(() => undefined);
      await capability.look().catch(() => undefined);
      expect(existsSync('undefined'), 'a file that nobody named').toBe(false);
      expect(recorder.changes()).toEqual([]);
      expect(await state(id)).toEqual(before);
    });

    test('is named by the refusal', async () => {
      const reached = deceived(ids.get(kind) ?? '').engine;
      await expect(reached.exec(ids.get(kind) ?? '', ['true'])).rejects.toMatchObject({ code: 'target-foreign', exitCode: 2 });
      await expect(reached.docker.getContainer(ids.get(kind) ?? '').kill()).rejects.toThrow(`is not of ${project}`);
      await expect(reached.docker.getNetwork('bridge').disconnect({ Container: ids.get(kind) ?? '' })).rejects.toThrow(
        'the network bridge is not of',
      );
      await expect(reached.docker.pruneContainers()).rejects.toThrow('faults have no use for this call');
      await expect(reached.docker.createContainer({ Image: 'x', HostConfig: { PidMode: `container:${ids.get(kind) ?? ''}` } })).rejects.toThrow(
        'a new container is not of',
      );
      expect(recorder.changes()).toEqual([]);
    });

    test('is no service of the run', async () => {
      const found = await dockerEngine(new Docker({ socketPath: recorder.socketPath })).servicesOf(project);
      expect([...found.values()]).not.toContain(ids.get(kind));
    });
  });
});
