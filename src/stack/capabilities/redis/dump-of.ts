import { formatBytes } from '../../../core/quantity.ts';
import type { RedisServer } from './server.ts';

/** One key as the server itself writes it down. `expiresAt` is in ms since 1970, 0 for never. */
export interface DumpedKey {
  readonly database: string;
  readonly key: Buffer;
  readonly expiresAt: number;
  readonly value: Buffer;
}

const mostKeys = 10_000;
const mostBytes = 1_048_576;

/** Hexadecimal, since values are binary and what a command prints is not. All in one step: no key changes in between. */
const script = `
local function hex(text) return (text:gsub('.', function(c) return string.format('%02x', c:byte()) end)) end
local lines, size, cursor = {}, 0, '0'
repeat
  local page = redis.call('SCAN', cursor, 'COUNT', 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do
    local value = redis.call('DUMP', key)
    if value then
      size = size + #key + #value
      if size > tonumber(ARGV[1]) then return redis.error_reply('TOOBIG') end
      lines[#lines + 1] = hex(key) .. ' ' .. redis.call('PEXPIRETIME', key) .. ' ' .. hex(value)
    end
  end
until cursor == '0'
return lines`;

const line = /^([\da-f]*) (-?\d+) ([\da-f]*)$/gm;

/** The databases that hold keys, and how many each. */
export const databasesOf = async (server: RedisServer): Promise<readonly { readonly database: string; readonly keys: number }[]> => {
  const keyspace = await server.call('INFO', 'keyspace');
  return [...keyspace.matchAll(/^db(\d+):keys=(\d+)/gm)].map(([, database = '', keys]) => ({ database, keys: Number(keys) }));
};

/** Every key of every database. Needs Redis 7 or Valkey. @throws Error when there are more than 10,000 keys or 1 MiB. */
export const dumpOf = async (server: RedisServer): Promise<readonly DumpedKey[]> => {
  const databases = await databasesOf(server);
  const total = databases.reduce((sum, { keys }) => sum + keys, 0);
  const tooMuch = `more than ${String(mostKeys)} keys or ${formatBytes(mostBytes)} cannot be kept beside the server`;
  if (total > mostKeys) throw new Error(`${tooMuch}: it holds ${String(total)} keys`);
  const dumped: DumpedKey[] = [];
  for (const { database } of databases) {
    const { outcome, said } = await server.ask(['-n', database, '--raw', 'EVAL', script, '0', String(mostBytes)]);
    if (said.includes('TOOBIG')) throw new Error(tooMuch);
    if (outcome !== 'said') throw new Error(`the keys of database ${database} could not be read: ${said}`);
    for (const [, key = '', expiry, value = ''] of said.matchAll(line)) {
      dumped.push({ database, key: Buffer.from(key, 'hex'), expiresAt: Math.max(0, Number(expiry)), value: Buffer.from(value, 'hex') });
    }
  }
  return dumped;
};

/** As text of the ledger. */
export const writeDump = (keys: readonly DumpedKey[]): string =>
  keys
    .map(({ database, key, expiresAt, value }) => [database, key.toString('base64'), String(expiresAt), value.toString('base64')].join(' '))
    .join('\n');

export const readDump = (text: string): readonly DumpedKey[] =>
  text === ''
    ? []
    : text.split('\n').map((each) => {
        const [database = '', key = '', expiresAt, value = ''] = each.split(' ');
        return { database, key: Buffer.from(key, 'base64'), expiresAt: Number(expiresAt), value: Buffer.from(value, 'base64') };
      });
