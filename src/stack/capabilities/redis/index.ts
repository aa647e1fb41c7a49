import type { RedisHarms } from '../../../core/harms/redis-harms.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { rotatePassword } from './rotate-password.ts';
import { corruptDump } from './corrupt-dump.ts';
import { flushKeys } from './flush-keys.ts';
import { limitMemory } from './limit-memory.ts';
import { pauseCommands } from './pause-commands.ts';
import { refuseWrites } from './refuse-writes.ts';

const lacks = mustBe('Redis server, with an image called redis or valkey', /(?:^|\/)(?:redis|valkey)[^/]*$/);

export const redisCapabilities: ServiceTable<RedisHarms> = {
  limitMemory: { open: limitMemory, lacks },
  pauseCommands: { open: pauseCommands, lacks },
  flushKeys: { open: flushKeys, lacks },
  rotatePassword: { open: rotatePassword, lacks },
  refuseWrites: { open: refuseWrites, lacks },
  corruptDump: { open: corruptDump, lacks },
};
