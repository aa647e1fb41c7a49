import { ofCommands, type LintRule } from '../lint-rule.ts';
import { redisCall } from './redis-call.ts';

/** Commands that take one key, or several, by name. */
const byName = /^(?:get|del|unlink|exists|ttl|pttl|type|expire|hgetall|hget|lrange|llen|smembers|zrange|incr|getdel)$/i;

export const redisGlob: LintRule = {
  id: 'redis-glob',
  severity: 'error',
  asks: 'no command gives a pattern to a Redis command that takes the name of a key',
  check: ofCommands((command) => {
    const call = redisCall(command);
    const pattern = call?.args.find(({ text }) => text.includes('*'));
    if (call?.name === undefined || pattern === undefined || !byName.test(call.name.text)) return undefined;
    return {
      word: pattern,
      message: `${call.name.text.toUpperCase()} takes the name of a key: "${pattern.text}" is no pattern to it, and finds nothing`,
      suggestion: `redis-cli --scan --pattern '${pattern.text}'`,
    };
  }),
};
