import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from '../../docker.ts';
import { goOnCall, imageOf, type OnCall } from './on-call.ts';

const [redis, toolboxImage] = await Promise.all([imageOf('redis'), imageOf('toolbox')]);

describe.skipIf(redis === undefined || toolboxImage === undefined)('on call, with a real engine', { timeout: 90_000 }, () => {
  let call: OnCall;
  beforeAll(async () => {
    call = await goOnCall({ redis: redis ?? '', toolbox: toolboxImage ?? '' });
  }, 120_000);
  afterAll(async () => {
    await call[Symbol.asyncDispose]();
  }, 60_000);

  const works = async (text: string): Promise<string> => {
    const result = await call.type(text);
    expect(result, result.output).toMatchObject({ exitCode: 0, refused: [] });
    return result.output;
  };

  describe('what a runbook says, works', () => {
    test('looking', async () => {
      const listed = await works('docker compose -f compose.prod.yml ps');
      expect(listed).toMatch(/redis/);
      expect(listed).not.toMatch(/firedrill-toolbox|firedrill-pager/);
      expect(await works('docker compose -f compose.prod.yml logs --tail 5 redis')).toMatch(/Ready to accept connections/);
      await works(
        'docker logs --tail 5 redis\ndocker inspect redis\ndocker top redis\ndocker stats --no-stream redis\ndocker port redis\ndocker version\ndocker info',
      );
      await works(
        `docker network ls\ndocker network inspect ${call.project}_default\ndocker volume inspect ${call.project}_data\ndocker compose -f compose.prod.yml top\ndocker compose -f compose.prod.yml images`,
      );
    });

    test('up of a running service leaves it alone', async () => {
      const before = [await call.containerOf('redis'), await call.started('redis')];
      await works('docker compose -f compose.prod.yml up -d redis');
      expect([await call.containerOf('redis'), await call.started('redis')]).toEqual(before);
    });

    test('up of a killed service starts the same container', async () => {
      const before = await call.containerOf('redis');
      await docker('kill', before);
      expect(await docker('inspect', '--format', '{{.State.Running}}', before)).toBe('false');
      await works('docker compose -f compose.prod.yml up -d --wait redis');
      expect(await call.containerOf('redis')).toBe(before);
      expect(await docker('inspect', '--format', '{{.State.Running}}', before)).toBe('true');
    });

    test('up of everything creates nothing', async () => {
      await works('docker compose -f compose.prod.yml up -d');
    });

    test('restart, stop, start, kill, pause', async () => {
      const before = await call.started('redis');
      await works('docker compose -f compose.prod.yml restart redis');
      expect(await call.started('redis')).not.toBe(before);
      await works(
        'docker restart redis\ndocker compose -f compose.prod.yml stop cache\ndocker compose -f compose.prod.yml start cache\ndocker pause cache\ndocker unpause cache\ndocker kill --signal HUP cache',
      );
    });

    test('exec, with input too', async () => {
      await works('docker compose -f compose.prod.yml up -d --wait');
      expect(await works('docker compose -f compose.prod.yml exec -T redis redis-cli ping')).toBe('PONG\n');
      expect(await works('docker exec redis redis-cli ping')).toBe('PONG\n');
      expect(await works('printf "set a 1\\nget a\\n" | docker exec -i redis redis-cli')).toBe('OK\n1\n');
      expect(await works('head -c 3000000 /dev/zero | docker exec -i redis wc -c')).toBe('3000000\n');
      expect(await call.type('docker exec redis sh -c "exit 7"')).toMatchObject({ exitCode: 7 });
    });

    test('what goes on until it is ended', async () => {
      for (const text of [
        'docker compose -f compose.prod.yml logs -f redis',
        'docker logs -f redis',
        'docker compose -f compose.prod.yml up redis',
        'docker events',
        // By itself it would pass the signal that ends it on to Redis, which then stops a moment after nobody waits for it any more.
        'docker attach --sig-proxy=false redis',
      ]) {
        const result = await call.type(text, 1_500);
        expect(result, text).toMatchObject({ exitCode: 124, refused: [] });
        expect(result.durationMs).toBeLessThan(5_000);
        await works('docker compose -f compose.prod.yml up -d --wait redis');
      }
    });

    test('exec as a person types it, with a terminal in mind', async () => {
      expect(await works('docker compose -f compose.prod.yml exec redis redis-cli ping')).toBe('PONG\n');
    });

    test('documented host names', async () => {
      expect(await works('redis-cli -h redis ping')).toBe('PONG\n');
    });
  });

  describe('what the gate is there for', () => {
    test.each([
      ['docker run --rm debian:trixie-slim true', 'POST /containers/create'],
      ['docker run --rm -v /:/host --privileged debian:trixie-slim true', 'POST /containers/create'],
      ['docker rm -f redis', 'DELETE /containers/redis'],
      ['docker cp redis:/etc/passwd /tmp/x', 'GET /containers/redis/archive'],
      ['docker exec --privileged redis true', /^POST \/containers\/[^ ]+\/exec with Privileged$/],
      ['docker exec --user root redis id', /^POST \/containers\/[^ ]+\/exec with another user$/],
      ['docker volume create x', 'POST /volumes/create'],
      ['docker network create x', 'POST /networks/create'],
      ['docker system prune -f', /^POST \/containers\/prune|GET \/system/],
      ['docker compose -f compose.prod.yml up -d --force-recreate redis', /^POST \/containers\/create/],
      ['docker commit redis x', 'POST /commit'],
      ['docker swarm init', 'POST /swarm/init'],
    ] as const)('%s', async (text, refused) => {
      const before = await call.containerOf('redis');
      const result = await call.type(text);
      expect(result.exitCode).not.toBe(0);
      expect(result.output).toContain("firedrill's gate does not let this through");
      expect(result.refused).toContainEqual(typeof refused === 'string' ? refused : expect.stringMatching(refused));
      expect(await call.containerOf('redis')).toBe(before);
    });

    test('nothing foreign is seen or touched', async () => {
      const listed = await works('docker ps --all --no-trunc --format "{{.Names}}"');
      expect(listed.trim().split('\n').sort()).toEqual([`${call.project}-cache-1`, `${call.project}-redis-1`]);
      for (const name of [call.foreign, await docker('inspect', '--format', '{{.Id}}', call.foreign), `${call.project}-firedrill-toolbox-1`]) {
        for (const verb of ['inspect', 'logs', 'stop', 'top']) {
          const result = await call.type(`docker ${verb} ${name}`);
          expect(result).toMatchObject({ exitCode: 1, refused: [expect.stringContaining(name)] });
        }
      }
      expect(await docker('inspect', '--format', '{{.State.Running}}', call.foreign)).toBe('true');
    });

    test('a misspelt service reads as it does everywhere', async () => {
      expect(await call.type('docker logs rediss')).toMatchObject({
        exitCode: 1,
        refused: [],
        output: expect.stringMatching(/No such container: rediss/i) as string,
      });
      expect(await call.type('docker compose -f compose.prod.yml up -d rediss')).toMatchObject({
        refused: [],
        output: expect.stringContaining('no such service: rediss') as string,
      });
    });
  });

  describe('the block', () => {
    test('stops at its first failing line and names it', async () => {
      const result = await call.type('echo one\n\n(exit 3)\necho two');
      expect(result).toMatchObject({ exitCode: 3, output: 'one\n', failedLine: 3, refused: [] });
      expect(await call.type('redis-cli -h nowhere ping')).toMatchObject({ exitCode: 1, failedLine: 1 });
      expect(await call.type('echo a\nif then')).toMatchObject({ exitCode: 2, failedLine: 2 });
      expect(await call.type('echo a\nno-such-command')).toMatchObject({ exitCode: 127, failedLine: 2 });
    });

    test('a pipeline fails with any part, but not for a reader that has seen enough', async () => {
      expect(await call.type('false | cat')).toMatchObject({ exitCode: 1, failedLine: 1 });
      expect(await works('yes | head -n 1\necho on')).toBe('y\non\n');
      expect(await works('x=$(false; echo y)\nfalse || echo or\nif false; then :; fi\n! true\nmkdir /tmp/d; cd $_; pwd; echo $x')).toBe(
        'or\n/tmp/d\ny\n',
      );
    });

    test('ends in time, with everything it left behind', async () => {
      const result = await call.type('setsid nohup sleep 987 & trap "" TERM; echo waiting; sleep 988; sleep 989', 1_500);
      expect(result.exitCode).toBe(124);
      expect(result.output).toBe('waiting\n[firedrill ended this command after 1.5 s]\n');
      expect(result.durationMs).toBeLessThan(4_000);
      expect(await works('ps ax -o args')).not.toMatch(/sleep 98/);
    });

    test('a process in the background does not hold the step, nor outlive it', async () => {
      const result = await call.type('(setsid sleep 987 &) ; sleep 988 & echo done');
      expect(result).toMatchObject({ exitCode: 0, output: 'done\n' });
      expect(result.durationMs).toBeLessThan(5_000);
      expect(await works('ps ax -o args')).not.toMatch(/sleep 98/);
    });

    test('a fork bomb is over in time and the toolbox works on', async () => {
      expect((await call.type('bomb() { bomb | bomb & }; bomb; sleep 60', 2_000)).durationMs).toBeLessThan(10_000);
      expect(await works('ps ax -o args | wc -l')).toMatch(/^[1-9]\n$/);
    });

    test('endless output is cut and ended', async () => {
      const result = await call.type('yes "$(printf "\\033[31mendless\\033[0m")"');
      expect(result.exitCode).toBe(141);
      expect(result.output.length).toBeLessThan(70_000);
      expect(await works('echo on')).toBe('on\n');
    });

    test('secrets and control characters do not come out', async () => {
      expect(
        await works('echo "$APP_SECRET"; printf "corr"; sleep 0.2; printf "ect-horse-\\033[1mbattery\\033]0;x\\007\\n"; printf "\\377\\n"'),
      ).toBe('[redacted]\n[redacted]\n\ufffd\n');
    });

    test('nothing of the host is in reach', async () => {
      expect(
        await works(
          'id -u; grep CapEff /proc/self/status; touch /etc/x 2>&1 || true; ls /var/run/docker.sock 2>&1 || true; test -t 0 || echo no terminal; cat',
        ),
      ).toMatch(/^0\nCapEff:\t0+\ntouch: .*Read-only file system\nls: .*No such file or directory\nno terminal\n$/);
    });
  });

  test('a page reaches the pager through its container', async () => {
    const body = JSON.stringify({ version: '4', alerts: [{ status: 'firing', labels: { alertname: 'RedisDown' } }] });
    await works(`curl --fail --silent --show-error --data '${body}' http://firedrill-pager:9093/`);
    expect(call.deliveries).toMatchObject([{ alert: 'RedisDown', state: 'firing' }]);
  });
});
