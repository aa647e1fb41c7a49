import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { dockerEngine } from '../../../src/stack/docker-engine.ts';
import { ownerIsAlive, ownerMark } from '../../../src/stack/labels.ts';
import { deadRuns, findObjects, sweepRun } from '../../../src/stack/sweep.ts';
import { startTwoClients } from '../../contract/two-clients.ts';
import { firedrill } from '../../e2e/firedrill.ts';
import { leftBehind } from '../../e2e/left-behind.ts';

const engine = dockerEngine();

describe('sweeping', () => {
  test('takes everything of one run away, says what, and finds nothing the second time', async () => {
    await using stack = await startTwoClients();
    await using neighbour = await startTwoClients();
    expect(await deadRuns(engine), 'its owner is this very process').not.toContain(stack.runId);

    const { removed, left } = await sweepRun(engine, stack.runId);
    expect(left).toEqual([]);
    expect(removed.toSorted()).toEqual([
      ...['a-1', 'b-1', 'firedrill-links-1', 'firedrill-pager-1', 'firedrill-toolbox-1', 'phoenix-1', 'redis-1', 'teller-1'].map(
        (name) => `container firedrill-${stack.runId}-${name}`,
      ),
      expect.stringMatching(new RegExp(`^folder .*/firedrill-${stack.runId}-`)),
      `network firedrill-${stack.runId}_default`,
      `volume firedrill-${stack.runId}_kept`,
    ]);
    expect(await leftBehind(stack.runId)).toEqual([]);
    expect(await sweepRun(engine, stack.runId)).toEqual({ removed: [], left: [] });
    expect((await findObjects(engine, neighbour.runId)).length, 'the neighbour is untouched').toBe(removed.length);
  });

  test('takes a volume away that the engine made anew without labels, for a container that was still being made', async () => {
    await using stack = await startTwoClients();
    await using neighbour = await startTwoClients();
    const volume = `firedrill-${stack.runId}_kept`;
    const id = stack.started.containers.get('redis') ?? '';
    const { image } = await engine.inspect(id);
    await sweepRun(engine, stack.runId);
    await engine.docker.createContainer({ Image: image, HostConfig: { Binds: [`${volume}:/data`] }, Labels: { 'dev.firedrill.run': stack.runId } });
    expect(await leftBehind(stack.runId)).toHaveLength(2);
    const { removed, left } = await sweepRun(engine, stack.runId);
    expect({ removed: removed.filter((what) => what.startsWith('volume')), left }).toEqual({ removed: [`volume ${volume}`], left: [] });
    expect(await leftBehind(stack.runId)).toEqual([]);
    expect(await leftBehind(neighbour.runId)).toContain(`volume firedrill-${neighbour.runId}_kept`);
  });

  test('tells what it cannot take away, and how to do it by hand', async () => {
    await using stack = await startTwoClients();
    const network = await engine.docker.getNetwork(`firedrill-${stack.runId}_default`).inspect();
    const stranger = await engine.docker.createContainer({
      Image: (await engine.inspect(stack.started.containers.get('a') ?? '')).image,
      Cmd: ['sleep', '60'],
      HostConfig: { NetworkMode: network.Name, Init: true },
      Labels: { 'dev.firedrill.test': '1' },
    });
    try {
      await stranger.start();
      const { left } = await sweepRun(engine, stack.runId);
      expect(left).toMatchObject([{ what: `network ${network.Name}`, why: expect.stringContaining('active endpoints') as unknown }]);
      expect(left[0]?.byHand).toEqual([`docker network rm ${network.Name}`]);
    } finally {
      await stranger.remove({ force: true });
    }
    expect(await sweepRun(engine, stack.runId)).toMatchObject({ left: [] });
  });

  test('a run whose process was killed is dead, and `firedrill undo` takes it away and says so', async () => {
    const child = spawn(process.execPath, ['test/integration/stack/start-and-wait.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [told] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const runId = told.trim();
    expect(await deadRuns(engine), 'its process lives').not.toContain(runId);

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await deadRuns(engine)).toContain(runId);

    const looked = await firedrill('undo', '--dry-run');
    expect(looked.stdout).toContain(`run ${runId}: would remove volume firedrill-${runId}_kept`);
    const { stdout, exitCode } = await firedrill('undo');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`removed container firedrill-${runId}-redis-1`);
    expect(stdout).toContain(`removed network firedrill-${runId}_default`);
    expect(await leftBehind(runId)).toEqual([]);
    expect(await deadRuns(engine)).not.toContain(runId);
  });

  test('an owner is known by more than its process id', () => {
    expect(ownerIsAlive(ownerMark())).toBe(true);
    const [boot = '', pid = '', began = ''] = ownerMark().split('/');
    expect(ownerIsAlive([boot, pid, String(Number(began) - 1)].join('/')), 'a reused process id').toBe(false);
    expect(ownerIsAlive(['another-boot', pid, began].join('/')), 'the machine was started again').toBe(false);
    for (const nonsense of ['', 'x', '//', `${boot}/0/1`, `${boot}/-1/1`]) expect(ownerIsAlive(nonsense), nonsense).toBe(false);
  });
});
