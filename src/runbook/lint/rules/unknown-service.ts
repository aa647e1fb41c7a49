import { against, type LintRule } from '../lint-rule.ts';
import { composeCall } from './compose-call.ts';
import { nearestName } from './nearest-name.ts';
import { ofOtherFile } from './unknown-compose-file.ts';

export const unknownService: LintRule = {
  id: 'unknown-service',
  severity: 'error',
  asks: 'every service that is given to Compose is in the compose file',
  ...against('services', ({ commands }, services, { composeFiles = [] }) => {
    const names = services.map(({ name }) => name);
    return commands.flatMap((command) => {
      const call = composeCall(command);
      // What another file has is not known.
      if (call === undefined || call.files.some(({ text }) => ofOtherFile(text, composeFiles))) return [];
      return call.services
        .filter(({ text }) => !names.includes(text))
        .map((word) => ({
          place: command.placeOf(word),
          message: `the compose file has no service "${word.text}"`,
          suggestion: nearestName(word.text, names),
        }));
    });
  }),
};
