import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databasesOf, dumpOf, readDump, writeDump, type DumpedKey } from './dump-of.ts';
import { redisServer } from './server.ts';

/** A key that was written anew meanwhile is newer than the one that is kept, and stays. */
const putBack = `if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('RESTORE', KEYS[1], ARGV[1], ARGV[2], 'ABSTTL') end`;

/** A look asks for as many as one command line carries. */
const mostAsked = 500;

/** Every key of every database is gone. */
export const flushKeys = (system: SystemUnderTest, service: string): Capability => {
  const server = redisServer(system, service);
  /** Those that this fault took or brought back, as far as this process knows: with them a look can tell theirs from new ones. */
  let known: readonly DumpedKey[] | undefined;
  const thereOf = async (database: string, keys: readonly DumpedKey[]): Promise<number> => {
    const asked = keys.slice(0, mostAsked).map(({ key }) => key.toString('utf8'));
    return Number(await server.call('-n', database, 'EXISTS', ...asked));
  };
  return {
    snapshot: async () => {
      known = await dumpOf(server);
      return { keys: known.length, dump: writeDump(known) };
    },
    apply: async () => {
      known = await dumpOf(server);
      await server.call('FLUSHALL');
    },
    restore: ({ dump }) =>
      restoring(service, async () => {
        known = readDump(String(dump));
        if (known.length === 0) return;
        await server.feed(
          known.flatMap(({ database, key, expiresAt, value }) => [
            ['SELECT', database],
            ['EVAL', putBack, '1', key, String(expiresAt), value],
          ]),
        );
      }),
    look: async () => {
      const now = (await databasesOf(server)).reduce((sum, { keys }) => sum + keys, 0);
      if (known === undefined) return { harmed: now === 0, saw: `the server holds ${String(now)} keys` };
      // Those that have expired by themselves since then are not missed.
      const expected = known.filter(({ key, expiresAt }) => isText(key) && (expiresAt === 0 || expiresAt > Date.now()));
      const databases = Map.groupBy(expected, ({ database }) => database);
      const there = await Promise.all([...databases].map(([database, keys]) => thereOf(database, keys)));
      const asked = [...databases.values()].reduce((sum, keys) => sum + Math.min(keys.length, mostAsked), 0);
      const found = there.reduce((sum, each) => sum + each, 0);
      return {
        harmed: asked > 0 && found < asked / 2,
        saw: `of ${String(asked)} keys that were there before, ${String(found)} are there; the server holds ${String(now)}`,
      };
    },
  };
};

/** A command line carries text; of the few keys that are none, nobody is asked. */
const isText = (key: Buffer): boolean => !key.includes(0) && Buffer.from(key.toString('utf8')).equals(key);
