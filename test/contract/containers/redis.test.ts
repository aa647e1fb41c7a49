import { corruptDump, evict, flush, readOnlyReplica, stall, wrongPassword } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import { bytes, mebibytes } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { contractOnContainers, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const [redis, cache] = [service('redis'), service('cache')];

/** The exit code of `timeout`. */
const timedOut = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 124;

/** What a client is told by a server: the last line of the answer, or that there was none within two seconds. */
const ask =
  (client: 'a' | 'b', server: string, ...command: readonly string[]) =>
  (stack: ContractStack): Promise<string> =>
    stack.exec(client, 'timeout', '2', 'redis-cli', '--no-auth-warning', '-h', server, ...command).then(
      (said) => /\b(READONLY|OOM|NOAUTH|WRONGPASS)\b/.exec(said)?.[0] ?? said.split('\n').at(-1) ?? '',
      (error: unknown) => (/closed|reset|refused/i.test(String(error)) ? 'closed' : timedOut(error) ? 'silent' : String(error)),
    );

/** Keys that last less than a day are ballast of these tests; everything else is dumped as the server writes it. */
const dump = `
local lines, cursor = {}, '0'
repeat
  local page = redis.call('SCAN', cursor)
  cursor = page[1]
  for _, key in ipairs(page[2]) do
    if key:sub(1, 7) ~= 'ballast' then lines[#lines + 1] = key .. ' ' .. redis.call('PEXPIRETIME', key) .. ' ' .. redis.sha1hex(redis.call('DUMP', key)) end
  end
until cursor == '0'
table.sort(lines)
return lines`;

/** All that the digest is made of, in one command: each of them costs a process in the container. */
const tellAll = `
next() { echo '-- next --'; }
redis-cli --no-raw EVAL "$1" 0; next
redis-cli -n 3 --no-raw EVAL "$1" 0; next
redis-cli CONFIG GET '*'; next
redis-cli ACL LIST; next
redis-cli ROLE; next
find /data -type d`;

/** A server tells its settings in an order that differs from start to start. */
const pairs = (said: string): unknown => {
  const lines = said.split('\n');
  return Object.fromEntries(lines.flatMap((name, at) => (at % 2 === 0 ? [[name, lines[at + 1] ?? '']] : [])));
};

/** Keys of both servers, every setting, users, roles and the files beside them. */
const digest = async (stack: ContractStack): Promise<unknown> => {
  const of = async (server: string): Promise<Readonly<Record<string, unknown>>> => {
    const told = await stack.exec(server, 'sh', '-c', tellAll, 'tell', dump);
    const [keys, elsewhere, settings = '', users, role = '', files = ''] = told.split('\n-- next --\n');
    return { keys: [keys, elsewhere], settings: pairs(settings), users, role: role.split('\n')[0], files: files.split('\n').sort() };
  };
  return { redis: await of('redis'), cache: await of('cache') };
};

const promised = (one: Omit<Promised, 'digest' | 'neighbour'>): Promised => ({
  ...one,
  digest,
  // The one server for what is done to the other; and the replica goes on with what it has.
  neighbour: async (stack) => [
    await ask('a', one.fault.target.name === 'redis' ? 'cache' : 'redis', 'GET', 'plain key')(stack),
    await ask('b', 'replica', 'CONFIG', 'GET', 'replica-read-only')(stack),
  ],
});

const quoted = `it's "quoted"`;
/** Forty keys of 100 kB that soon expire, and how many of them the server has then. */
const ballast = `for i=1,40 do redis.call('SETRANGE', 'ballast:'..i, 99999, 'x') redis.call('EXPIRE', 'ballast:'..i, 600) end return 'written'`;

contractOnContainers('test/contract/containers/redis.compose.yml', [
  promised({
    fault: evict(redis, { to: bytes(1_000_000), policy: 'noeviction' }),
    sees: ask('a', 'redis', 'SET', 'sown', '1'),
    healthy: 'OK',
    harmed: 'OOM',
    afterRestart: 'healed',
  }),
  promised({
    fault: evict(cache, { to: mebibytes(3), policy: 'volatile-ttl' }),
    sees: async (stack) => {
      await ask('a', 'cache', 'EVAL', ballast, '0')(stack);
      const kept = Number(await ask('a', 'cache', 'EVAL', `return #redis.call('KEYS', 'ballast:*')`, '0')(stack));
      return kept === 40 ? 'all kept' : 'some lost';
    },
    healthy: 'all kept',
    harmed: 'some lost',
    afterRestart: 'healed',
  }),
  promised({
    fault: stall(redis, { atMost: minutes(2) }),
    sees: ask('a', 'redis', 'GET', 'plain key'),
    healthy: quoted,
    harmed: 'silent',
    afterRestart: 'healed',
  }),
  promised({ fault: flush(redis), sees: ask('a', 'redis', 'GET', 'plain key'), healthy: quoted, harmed: '', afterRestart: 'bites' }),
  promised({ fault: wrongPassword(redis), sees: ask('a', 'redis', 'GET', 'plain key'), healthy: quoted, harmed: 'NOAUTH', afterRestart: 'healed' }),
  promised({ fault: wrongPassword(cache), sees: ask('a', 'cache', 'GET', 'plain key'), healthy: quoted, harmed: 'NOAUTH', afterRestart: 'healed' }),
  promised({ fault: readOnlyReplica(redis), sees: ask('a', 'redis', 'SET', 'sown', '1'), healthy: 'OK', harmed: 'READONLY', afterRestart: 'healed' }),
  promised({ fault: corruptDump(redis), sees: ask('a', 'redis', 'GET', 'plain key'), healthy: quoted, harmed: 'closed', afterRestart: 'bites' }),
  promised({ fault: corruptDump(cache), sees: ask('a', 'cache', 'GET', 'plain key'), healthy: quoted, harmed: 'closed', afterRestart: 'bites' }),
]);
