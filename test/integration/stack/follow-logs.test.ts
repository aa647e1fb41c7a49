import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followLogs } from '../../../src/stack/follow-logs.ts';
import { docker } from '../../docker.ts';
import type { ContractStack } from '../../contract/containers/contract-stack.ts';
import { startTwoClients } from '../../contract/two-clients.ts';

const run = promisify(execFile);

/** What the engine kept of one stream of a container, all its processes one after the other. */
const kept = async (id: string, stream: 'stdout' | 'stderr'): Promise<readonly string[]> =>
  (await run('docker', ['logs', id], { maxBuffer: 1 << 28 }))[stream].trimEnd().split('\n');

describe('followLogs', () => {
  let stack: ContractStack;
  beforeAll(async () => {
    stack = await startTwoClients();
  });
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
  });

  test('tells every line of both streams once, across a restart, a kill and a start', async () => {
    const id = stack.started.containers.get('teller') ?? '';
    const told: string[] = [];
    const stopping = new AbortController();
    const following = followLogs(stack.engine.docker, id, (line) => told.push(line), stopping.signal);
    await pause(1_500);
    await docker('restart', '--time', '0', id);
    await pause(1_500);
    await docker('kill', id);
    await pause(700);
    await docker('start', id);
    await pause(1_500);
    await docker('kill', id);
    await pause(700);
    stopping.abort();
    await following;

    expect(new Set(told).size, 'no line twice').toBe(told.length);
    for (const [stream, word] of [
      ['stdout', ' out '],
      ['stderr', ' err '],
    ] as const) {
      const mine = told.filter((line) => line.includes(word));
      const truth = await kept(id, stream);
      expect(new Set(mine.map((line) => line.split(' ')[0])).size, 'three processes').toBe(3);
      // From the first line that was told on, the engine's own record and nothing else.
      expect(mine).toEqual(truth.slice(truth.indexOf(mine[0] ?? '')));
    }
  });

  test('tells nothing of what was logged before, and ends when it is told to', async () => {
    const id = stack.started.containers.get('redis') ?? '';
    const told: string[] = [];
    const stopping = new AbortController();
    const following = followLogs(stack.engine.docker, id, (line) => told.push(line), stopping.signal);
    await pause(700);
    expect(told).toEqual([]);
    stopping.abort();
    await following;
  });

  test('rejects when the container is not there', async () => {
    await expect(followLogs(stack.engine.docker, '0'.repeat(64), () => undefined, AbortSignal.timeout(5_000))).rejects.toThrow(/no such container/i);
  });
});
