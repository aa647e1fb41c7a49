import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maintenance } from '../../../fixtures/account-api/actions.ts';
import { call, type Answer, type Call } from '../../../fixtures/account-api/call.ts';
import { lockoutsExpire, noReplayAccepted } from '../../../fixtures/account-api/checks.ts';
import { logins } from '../../../fixtures/account-api/load.ts';
import { app } from '../../../fixtures/account-api/stack.ts';
import { newUser } from '../../../fixtures/account-api/user.ts';
import { recorder, type Recorder } from '../../../src/core/timeline.ts';
import { milliseconds, perSecond, type Check, type LoadSession } from '../../../src/index.ts';
import { startByHand, type HandStartedStack } from './hand-started-stack.ts';

const lockoutMs = 6_000;
const signal = new AbortController().signal;
let running: HandStartedStack;

beforeAll(async () => {
  running = await startByHand({ AUTH_LOGIN_LOCKOUT_MINUTES: String(lockoutMs / 60_000) });
}, 60_000);
afterAll(async () => {
  await running[Symbol.asyncDispose]();
}, 60_000);

const ask = async (one: Partial<Call> & { readonly path: string }): Promise<Answer> =>
  call(await running.stack.address(app.name, 3000), { method: 'GET', ...one });

/** Asks until the answer has this status. */
const untilStatus = async (path: string, status: number, withinMs: number): Promise<number> => {
  const began = performance.now();
  while ((await ask({ path })).status !== status) {
    if (performance.now() - began > withinMs) throw new Error(`${path} did not answer ${String(status)} within ${String(withinMs)} ms`);
    await wait(20);
  }
  return performance.now() - began;
};

const noteTo =
  (timeline: Recorder, check: Check) =>
  (name: string, value: string | number | boolean | null): void => {
    timeline.record({ kind: 'evidence', check: check.claim, name, value });
  };

const timeline = (): Recorder => recorder({ now: () => performance.now(), wait: (ms) => wait(ms) });

describe('sessions', () => {
  test('a user registers, logs in, is known, refreshes; the used token is refused and ends the session', async () => {
    const user = await newUser(running.stack, 'walker', signal);
    const login = await user.login();
    expect(login.status).toBe(200);
    const token = String(login.fields['refreshToken']);
    const me = (): Promise<Answer> => ask({ path: '/me', headers: { authorization: `Bearer ${String(login.fields['accessToken'])}` } });
    expect((await me()).fields['session']).toBe(login.fields['session']);

    const refreshed = await user.refresh(token);
    expect(refreshed.status).toBe(200);
    expect(await user.refresh(token)).toMatchObject({ status: 401, fields: { error: 'refresh_token_replayed' } });
    expect((await user.refresh(String(refreshed.fields['refreshToken']))).status).toBe(401);
    expect((await me()).status).toBe(401);
    expect(await running.events(app.name)).toContain('refresh_token_replayed');
  });

  test('of many refreshes with one token at once, one is good', async () => {
    const user = await newUser(running.stack, 'racer', signal);
    const token = String((await user.login()).fields['refreshToken']);
    const answers = await Promise.all(Array.from({ length: 8 }, () => user.refresh(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
  });

  test('an email is registered once, a wrong token and a bad body are refused', async () => {
    const user = await newUser(running.stack, 'twice', signal);
    const again = await ask({ method: 'POST', path: '/accounts', body: { email: user.email.toUpperCase(), password: 'x' } });
    expect(again.status).toBe(409);
    expect((await user.refresh('no such token')).status).toBe(401);
    expect((await ask({ path: '/me', headers: { authorization: 'Bearer a.b.c' } })).status).toBe(401);
    expect((await ask({ method: 'POST', path: '/login', body: { email: 'nobody', password: 'x' } })).status).toBe(400);
    expect((await ask({ path: '/nothing' })).status).toBe(404);
  });
});

describe('metrics', () => {
  const secret = (): string => running.stack.environment(app.name)['METRICS_GUARD_SECRET'] ?? '';

  test('the guard takes the header or a bearer token, refuses others and logs it', async () => {
    expect((await ask({ path: '/metrics' })).status).toBe(401);
    expect((await ask({ path: '/metrics', headers: { 'x-metrics-secret': 'guess' } })).status).toBe(401);
    expect((await ask({ path: '/metrics', headers: { 'x-metrics-secret': secret() } })).status).toBe(200);
    expect((await ask({ path: '/metrics', headers: { authorization: `Bearer ${secret()}` } })).status).toBe(200);
    expect(await running.events(app.name)).toContain('metrics_guard');
  });

  test('Prometheus scrapes and has every documented rule', async () => {
    const { host, port } = await running.stack.address('prometheus', 9090);
    const query = async (path: string): Promise<unknown> => (await fetch(`http://${host}:${String(port)}/api/v1/${path}`)).json();
    await expect
      .poll(() => query('query?query=account_api_redis_up'), { interval: 250 })
      .toMatchObject({ data: { result: [{ value: [expect.anything(), '1'] }] } });
    const rules = JSON.stringify(await query('rules'));
    for (const name of ['RedisDown', 'PostgresDown', 'ServiceNotReady', 'ExcessiveLockouts', 'MetricsTargetDown'])
      expect(rules).toContain(`"name":"${name}"`);
  }, 20_000);
});

describe('maintenance mode', () => {
  test('turns users away and nobody else, outlives a restart, and needs the secret', async () => {
    const user = await newUser(running.stack, 'maintained', signal);
    const refused = await ask({ method: 'PUT', path: '/maintenance', body: { on: true }, headers: { 'x-operator-secret': 'guess' } });
    expect(refused.status).toBe(403);

    await maintenance(app).on.perform(running.stack, signal);
    expect(await user.login()).toMatchObject({ status: 503, fields: { error: 'maintenance' } });
    expect((await ask({ path: '/health' })).status).toBe(200);
    expect((await ask({ path: '/ready' })).status).toBe(200);

    await running.compose('restart', '-t', '5', 'app');
    await expect.poll(async () => (await ask({ path: '/ready' }).catch(() => undefined))?.status).toBe(200);
    expect((await user.login()).status).toBe(503);
    await maintenance(app).off.perform(running.stack, signal);
    expect((await user.login()).status).toBe(200);
  }, 30_000);
});

describe('Redis is gone', () => {
  test.each([
    { harm: 'falls silent', breaking: ['pause', 'redis'], healing: ['unpause', 'redis'] },
    { harm: 'is killed', breaking: ['kill', 'redis'], healing: ['up', '-d', '--no-recreate', 'redis'] },
  ])(
    'it $harm: logins and refreshes fail closed, and all is well soon after it is back',
    async ({ breaking, healing }) => {
      const user = await newUser(running.stack, 'unlucky', signal);
      const token = String((await user.login()).fields['refreshToken']);
      await running.compose(...breaking);
      try {
        expect(await untilStatus('/ready', 503, 2_000)).toBeLessThan(1_000);
        expect((await ask({ path: '/ready' })).fields).toMatchObject({ dependencies: { postgres: 'up', redis: 'down' } });
        expect(await user.login()).toMatchObject({ status: 503, fields: { dependency: 'redis' } });
        expect(await user.refresh(token)).toMatchObject({ status: 503, fields: { dependency: 'redis' } });
        const scrape = performance.now();
        const metrics = await ask({ path: '/metrics', headers: { authorization: 'Bearer drill-only-metrics-secret' } });
        expect(metrics.status).toBe(200);
        expect(performance.now() - scrape).toBeLessThan(1_000);
        expect(await running.events(app.name)).toContain('rate_limit_store_unavailable');
      } finally {
        await running.compose(...healing);
      }
      await untilStatus('/ready', 200, 5_000);
      expect((await user.login()).status).toBe(200);
      // It was refused before it was looked at, so it is good still.
      expect((await user.refresh(token)).status).toBe(200);
    },
    30_000,
  );
});

describe('the checks of drills, over a killed Redis', () => {
  test('lockouts expire and replays are refused; both can be told from their opposites', async () => {
    const recorded = timeline();
    await lockoutsExpire.prepare?.(running.stack, noteTo(recorded, lockoutsExpire), signal);
    await noReplayAccepted.prepare?.(running.stack, noteTo(recorded, noReplayAccepted), signal);
    await running.compose('kill', 'redis');
    await running.compose('up', '-d', '--no-recreate', 'redis');
    await untilStatus('/ready', 200, 5_000);
    await noReplayAccepted.observe?.(running.stack, noteTo(recorded, noReplayAccepted), signal);
    await lockoutsExpire.observe?.(running.stack, noteTo(recorded, lockoutsExpire), signal);
    expect(lockoutsExpire.judge(recorded)).toMatchObject({ verdict: 'held' });
    expect(noReplayAccepted.judge(recorded)).toMatchObject({ verdict: 'held' });
  }, 40_000);

  test('a lockout key without an end is broken', async () => {
    const recorded = timeline();
    const note = noteTo(recorded, lockoutsExpire);
    await lockoutsExpire.prepare?.(running.stack, note, signal);
    const key = String(recorded.events.flatMap((event) => (event.kind === 'evidence' && event.name === 'key' ? [event.value] : []))[0]);
    await running.compose('exec', '-T', 'redis', 'redis-cli', 'persist', key);
    await lockoutsExpire.observe?.(running.stack, note, signal);
    expect(lockoutsExpire.judge(recorded)).toMatchObject({ verdict: 'broken' });
    await running.compose('exec', '-T', 'redis', 'redis-cli', 'del', key);
  }, 40_000);
});

describe('the load', () => {
  let session: LoadSession;
  const many = 100;
  const ids = (): readonly string[] => Array.from({ length: many }, (_, n) => session.writes?.(n)?.id ?? '');
  const sql = (statement: string): Promise<string> =>
    running.compose('exec', '-T', 'db', 'psql', '-U', 'account_api', '-qtA', '-v', 'ON_ERROR_STOP=1', '-c', statement, 'account_api');

  beforeAll(async () => {
    session = await logins({ rate: perSecond(20) }).open(running.stack, 7);
  }, 20_000);
  afterAll(async () => {
    await session[Symbol.asyncDispose]();
  });

  test('twenty a second succeed, and what was acknowledged is found once, in the database and by its users', async () => {
    const results = await Promise.all(
      Array.from({ length: many }, async (_, n) => {
        await wait(milliseconds(n * 50));
        return session.operate(n, signal);
      }),
    );
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(ids()).size).toBe(many);
    const readings = await session.readBack([]);
    expect(readings.map(({ from, complete = true }) => [from, complete])).toEqual([
      ['primary', true],
      ['users', true],
    ]);
    for (const { entries } of readings) expect(entries.map(({ id }) => id).sort()).toEqual([...ids()].sort());
    const [primary] = readings;
    expect(primary?.entries.every(({ times }) => times === 1)).toBe(true);
  }, 20_000);

  test('users read sessions of more than one page, and miss the one that only the database has', async () => {
    const hidden = await sql(`
      UPDATE "Session" SET "accountId" = (SELECT "id" FROM "Account" WHERE "email" NOT LIKE '%' || '${running.stack.runId}' || '%' LIMIT 1)
      WHERE "id" = (SELECT "sessionId" FROM "RefreshToken" WHERE "requestId" = '${ids()[99] ?? ''}') RETURNING "id"`);
    expect(hidden.trim()).toMatch(/^[\da-f-]{36}$/);
    await sql(`
      WITH owner AS (SELECT "id" FROM "Account" WHERE "email" LIKE 'user-0-%'),
        opened AS (INSERT INTO "Session" ("id", "accountId") SELECT gen_random_uuid(), owner."id" FROM owner, generate_series(1, 250) RETURNING "id")
      INSERT INTO "RefreshToken" ("hash", "sessionId", "expiresAt") SELECT gen_random_uuid()::text, "id", now() FROM opened`);
    const [primary, users] = await session.readBack([]);
    expect(primary?.entries).toHaveLength(many);
    expect(users, users?.why).not.toHaveProperty('complete');
    const seen = new Set(users?.entries.map(({ id }) => id));
    expect(ids().filter((id) => !seen.has(id))).toEqual([ids()[99]]);
  }, 20_000);

  test('users who cannot sign in see nothing, which is said', async () => {
    await running.compose('pause', 'redis');
    try {
      const [primary, users] = await session.readBack([]);
      expect(primary?.entries).toHaveLength(many);
      expect(users).toMatchObject({ entries: [], complete: false, why: expect.stringMatching(/^POST \/login was answered 503/) as unknown });
    } finally {
      await running.compose('unpause', 'redis');
    }
  }, 20_000);
});

describe('toggles', () => {
  const withEnvironment = (changes: readonly string[], ...command: readonly string[]): Promise<string> =>
    running.compose('run', '--rm', '--no-deps', '-T', ...changes.flatMap((change) => ['-e', change]), 'app', ...command);

  test('production without CORS_ORIGINS does not boot and says why', async () => {
    await expect(withEnvironment(['CORS_ORIGINS='], 'node', 'fixtures/account-api/service/main.ts')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('CORS_ORIGINS must be set') as string,
    });
  }, 20_000);

  test('the operator may migrate again, and nothing is left to apply', async () => {
    const output = await running.compose('exec', '-T', 'app', 'node', 'fixtures/account-api/service/migrate.ts');
    expect(output).toContain('"applied":[]');
  }, 20_000);
});
