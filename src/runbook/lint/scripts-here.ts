import { forHere } from '../for-here.ts';
import type { DocumentCommand, DocumentScript, LintDocument } from './lint-document.ts';
import { shellCommands } from './shell-commands.ts';

/** A block as the toolbox is given it, and the commands in it. */
export interface ScriptHere extends DocumentScript {
  readonly commands: readonly DocumentCommand[];
}

/** What of the blocks is run in a toolbox: not the lines for other platforms, and no block with something left to fill in. */
export const scriptsHere = (document: LintDocument | undefined): readonly ScriptHere[] =>
  (document?.scripts ?? []).flatMap(({ text, placeOf, skipped }) => {
    const here = forHere(text);
    if (skipped || here.trim() === '') return [];
    const commands = shellCommands(here).map((command) => ({
      ...command,
      placeOf: (word: DocumentCommand['words'][number] | undefined) => placeOf(word?.line ?? 0, word?.column ?? 0),
    }));
    return commands.some(({ words }) => words.some(({ placeholder }) => placeholder !== undefined))
      ? []
      : [{ text: here, placeOf, skipped, commands }];
  });
