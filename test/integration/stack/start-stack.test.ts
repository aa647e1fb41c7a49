import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timing } from '../../../src/core/timing.ts';
import { runningStack } from '../../../src/stack/running-stack.ts';
import { docker } from '../../docker.ts';
import type { ContractStack } from '../../contract/containers/contract-stack.ts';
import { ping, startTwoClients } from '../../contract/two-clients.ts';

const listening = async (port: number): Promise<Server | undefined> => {
  const server = createServer().listen(port, '127.0.0.1');
  // Somebody else has it: then it is busy all the same.
  return await once(server, 'listening').then(
    () => server,
    () => undefined,
  );
};

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe('a started stack', () => {
  let busy: Server | undefined;
  let stack: ContractStack;
  beforeAll(async () => {
    busy = await listening(3000);
    stack = await startTwoClients();
  });
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    busy?.close();
  });

  const idOf = (service: string): string => stack.started.containers.get(service) ?? '';

  test('has a link for every arrow: each client resolves each server to an address of its own', async () => {
    const arrows = stack.started.links.map(({ client, server }) => `${client} -> ${server}`);
    const clients = ['a', 'b', 'phoenix', 'redis', 'teller'];
    const expected = clients.flatMap((client) =>
      ['phoenix', 'redis'].filter((server) => server !== client).map((server) => `${client} -> ${server}`),
    );
    expect(arrows).toEqual(expected);
    expect(new Set(stack.started.links.map(({ address }) => address)).size).toBe(arrows.length);
    for (const { client, server, address } of stack.started.links) {
      expect(await docker('exec', idOf(client), 'getent', 'ahostsv4', server), `${client} -> ${server}`).toMatch(new RegExp(`^${address} `));
    }
  });

  test('carries traffic by the links', async () => {
    expect(await ping(idOf('a'))).toMatchObject({ outcome: 'answered' });
    expect(await ping(idOf('b'), 'phoenix')).toMatchObject({ outcome: 'answered' });
    const toxiproxy = await stack.system.toxiproxy();
    const proxies = (await (await fetch(`${toxiproxy.host}/proxies`)).json()) as Record<string, { readonly listen: string }>;
    const expected = stack.started.links.map(({ client, server, address }) => [`${client}->${server}:6379`, `${address}:6379`]);
    expect(Object.fromEntries(Object.entries(proxies).map(([name, { listen }]) => [name, listen]))).toEqual(Object.fromEntries(expected));
  });

  test('publishes ports on 127.0.0.1 alone, on free ones: a busy port 3000 does not matter', async () => {
    expect(await listening(3000), 'it is busy').toBeUndefined();
    for (const [name, id] of stack.started.containers) {
      const published = lines(await docker('port', id));
      for (const line of published) expect(line, name).toMatch(/ -> 127\.0\.0\.1:(?!3000$)\d+$/);
      if (name === 'redis') expect(published).toHaveLength(1);
    }
  });

  test('labels every container, network and volume with its run and its owner', async () => {
    const project = `label=com.docker.compose.project=${stack.started.project}`;
    const format = '{{.Label "dev.firedrill.run"}} {{.Label "dev.firedrill.owner"}}';
    const [containers, networks, volumes] = await Promise.all([
      docker('ps', '--all', '--filter', project, '--format', format),
      docker('network', 'ls', '--filter', project, '--format', format),
      docker('volume', 'ls', '--filter', project, '--format', format),
    ]);
    expect([lines(containers).length, lines(networks).length, lines(volumes).length]).toEqual([8, 1, 1]);
    for (const line of lines([containers, networks, volumes].join('\n'))) {
      expect(line).toMatch(new RegExp(`^${stack.runId} [0-9a-f-]{36}/${String(process.pid)}/\\d+$`));
    }
    // firedrill's own three say what they are for; the operator's gate hides them by that.
    const own = await docker('ps', '--filter', project, '--filter', 'label=dev.firedrill.role', '--format', '{{.Label "dev.firedrill.role"}}');
    expect(lines(own).toSorted()).toEqual(['links', 'pager', 'toolbox']);
  });

  test('gives the toolbox the documented port on its own loopback', async () => {
    expect(await docker('exec', idOf('firedrill-toolbox'), 'redis-cli', '-p', '3000', 'ping')).toBe('PONG');
  });

  test('finds a restarted server again: by its link, and by its published port', async () => {
    const running = await runningStack(stack.engine, stack.runId, timing('production'), stack.started.containers);
    const before = await running.address('redis', 6379);
    await docker('restart', idOf('redis'));
    await expect.poll(async () => (await ping(idOf('a'))).outcome).toBe('answered');
    const after = await running.address('redis', 6379);
    expect([before.host, after.host]).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(await docker('port', idOf('redis'), '6379/tcp')).toBe(`127.0.0.1:${String(after.port)}`);
    await docker('kill', idOf('redis'));
    await expect(running.address('redis', 6379)).rejects.toThrow('redis does not publish port 6379 now');
    await docker('start', idOf('redis'));
    await expect(running.address('cache', 6379)).rejects.toMatchObject({ code: 'service-unknown' });
  });

  test('finds a server that was made anew by its link', async () => {
    await stack.compose('up', '--detach', '--wait', '--force-recreate', '--no-deps', 'redis');
    await stack.refresh();
    expect(stack.container('redis')).not.toBe(idOf('redis'));
    await expect.poll(async () => (await ping(idOf('a'))).outcome).toBe('answered');
    expect(await ping(idOf('b'))).toMatchObject({ outcome: 'answered' });
  });

  describe('exec', () => {
    test.each([
      ['true', 0],
      ['exit 3', 3],
      ['no-such-command', 127],
      ['kill -KILL $$', 137],
      ['kill -TERM $$', 143],
    ])('answers the exit code of `%s`: %i', async (command, code) => {
      expect(await stack.engine.exec(idOf('a'), ['bash', '-c', command])).toMatchObject({ exitCode: code });
    });

    test('collects both streams, whole, and passes the environment', async () => {
      // Two streams are two pipes: only what is some time apart arrives in its order.
      const script = 'echo "$WORD" >&2; sleep 0.3; seq 1 50000';
      const { output, exitCode } = await stack.engine.exec(idOf('a'), ['bash', '-c', script], { env: { WORD: 'grüße' } });
      expect(exitCode).toBe(0);
      expect(lines(output)).toEqual(['grüße', ...Array.from({ length: 50_000 }, (_, n) => String(n + 1))]);
    });

    test('stops waiting when it is told to', async () => {
      const began = performance.now();
      await expect(stack.engine.exec(idOf('a'), ['sleep', '30'], { signal: AbortSignal.timeout(300) })).rejects.toThrow();
      expect(performance.now() - began).toBeLessThan(3_000);
    });

    test('rejects where there is no container', async () => {
      await expect(stack.engine.exec('0'.repeat(64), ['true'])).rejects.toThrow(/no such container/i);
    });
  });
});
