import type { Duration } from '../duration.ts';
import type { Bytes } from '../quantity.ts';
import type { NoSettings } from './no-settings.ts';

/** What the keys, the commands and the files of a Redis server can be made to suffer. */
export interface RedisHarms {
  /** The server has less memory than its keys need. */
  readonly limitMemory: { readonly to: Bytes; readonly policy: EvictionPolicy };
  /** The server takes commands and answers none. */
  readonly pauseCommands: { readonly atMost: Duration };
  /** Every key of every database is gone. */
  readonly flushKeys: NoSettings;
  /** The password that the clients know is no longer right. */
  readonly rotatePassword: NoSettings;
  /** The server answers every write with READONLY. */
  readonly refuseWrites: NoSettings;
  /** The server cannot load the file that it starts from. */
  readonly corruptDump: NoSettings;
}

/** What a server that is out of memory throws away, in the words of Redis. */
export type EvictionPolicy =
  'noeviction' | 'allkeys-lru' | 'allkeys-lfu' | 'allkeys-random' | 'volatile-lru' | 'volatile-lfu' | 'volatile-random' | 'volatile-ttl';
