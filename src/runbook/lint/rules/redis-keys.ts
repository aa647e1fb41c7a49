import { ofCommands, type LintRule } from '../lint-rule.ts';
import { redisCall } from './redis-call.ts';

export const redisKeys: LintRule = {
  id: 'redis-keys',
  severity: 'warning',
  asks: 'no command walks through all keys of a Redis in one step, which keeps every client waiting',
  check: ofCommands((command) => {
    const call = redisCall(command);
    if (call?.name?.text.toLowerCase() !== 'keys') return undefined;
    const pattern = call.args[0]?.text ?? '*';
    return {
      word: call.name,
      message: `KEYS blocks the server until it has looked at every key`,
      suggestion: `redis-cli --scan --pattern '${pattern}'`,
    };
  }),
};
