import { against, type LintRule } from '../lint-rule.ts';
import type { LintDocument } from '../lint-document.ts';
import { namedAfter, unknownOf, type Named } from './named-after.ts';
import { redisCall } from './redis-call.ts';

/** Redis commands that take names of keys and nothing else. */
const ofKeys = /^(?:get|del|unlink|exists|ttl|pttl|type|getdel)$/i;

/** The keys of commands, up to where they cease to be written out. */
const keysIn = ({ commands }: LintDocument): readonly Named[] =>
  commands.flatMap((command) => {
    const call = redisCall(command);
    if (call?.name === undefined || !ofKeys.test(call.name.text)) return [];
    return call.args.map((word) => ({ name: /^[\w.:/-]*/.exec(word.text)?.[0] ?? '', place: command.placeOf(word) }));
  });

export const unknownKeyPrefix: LintRule = {
  id: 'unknown-key-prefix',
  severity: 'error',
  asks: 'every key that is named begins like those of the system',
  ...against('keyPrefixes', (document, known) => {
    const named = [
      ...namedAfter(document, /keys? (?:that begin|which begin|beginning|prefixed|starting) with|key prefix(?:es)?/),
      ...keysIn(document),
    ];
    // Too short a beginning may be that of a known one.
    const unknown = named.filter(({ name }) => name !== '' && !known.some((prefix) => name.startsWith(prefix) || prefix.startsWith(name)));
    return unknownOf(unknown, known, 'key prefix');
  }),
};
