import { ofCommands, type LintRule } from '../lint-rule.ts';
import { redisCall } from './redis-call.ts';

export const redisFlush: LintRule = {
  id: 'redis-flush',
  severity: 'error',
  asks: 'no command throws away every key of a Redis',
  check: ofCommands((command) => {
    const name = redisCall(command)?.name;
    if (name === undefined || !/^flush(?:all|db)$/i.test(name.text)) return undefined;
    return {
      word: name,
      message: `${name.text.toUpperCase()} throws away every key, whoever uses the server`,
      suggestion: 'delete the keys that are meant, by their prefix: redis-cli --scan --pattern … | xargs redis-cli unlink',
    };
  }),
};
