import { against, type LintRule } from '../lint-rule.ts';
import { composeCall } from './compose-call.ts';
import { nearestName } from './nearest-name.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a path leads to a compose file that is not among the known ones. */
export const ofOtherFile = (path: string, known: readonly string[]): boolean => path !== '-' && !known.includes(nameOf(path));

export const unknownComposeFile: LintRule = {
  id: 'unknown-compose-file',
  severity: 'error',
  asks: 'every compose file that a command names is the one of the system, by its own name or by the one that documents use',
  ...against('composeFiles', ({ commands }, known) =>
    commands.flatMap((command) =>
      (composeCall(command)?.files ?? [])
        .filter(({ text }) => ofOtherFile(text, known))
        .map((word) => ({
          place: command.placeOf(word),
          message: `the system has no compose file "${nameOf(word.text)}"`,
          suggestion: nearestName(nameOf(word.text), known),
        })),
    ),
  ),
};
