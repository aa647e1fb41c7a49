import type { RedisHarms } from '../../../core/harms/redis-harms.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { rotatePassword } from './rotate-password.ts';
import { corruptDump } from './corrupt-dump.ts';
import { flushKeys } from './flush-keys.ts';
import { limitMemory } from './limit-memory.ts';
import { pauseCommands } from './pause-commands.ts';
import { refuseWrites } from './refuse-writes.ts';

export const lacksRedis = mustBe('Redis server, with an image called redis or valkey', /(?:^|\/)(?:redis|valkey)[^/]*$/);

export const redisCapabilities: ServiceTable<RedisHarms> = {
  limitMemory: { open: limitMemory, lacks: lacksRedis },
  pauseCommands: { open: pauseCommands, lacks: lacksRedis },
  flushKeys: { open: flushKeys, lacks: lacksRedis },
  rotatePassword: { open: rotatePassword, lacks: lacksRedis },
  refuseWrites: { open: refuseWrites, lacks: lacksRedis },
  corruptDump: { open: corruptDump, lacks: lacksRedis },
};
