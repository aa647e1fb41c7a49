import type { LintDocument } from './lint-document.ts';
import { helpOf, optionCall } from './option-call.ts';
import { readLintDocument } from './read-lint-document.ts';
import { scriptsHere } from './scripts-here.ts';

/** What only a toolbox can say of documents. */
export interface ToolboxQuestions {
  /** Each call, and the command that makes it tell its options. */
  readonly calls: ReadonlyMap<string, string>;
  readonly scripts: readonly string[];
}

/** Gathers what is to be asked about documents: the calls whose options they write, and whether their scripts can be read. One that cannot be read asks nothing. */
export const toolboxQuestions = (texts: readonly { readonly text: string; readonly file: string }[]): ToolboxQuestions => {
  const scripts = texts.flatMap(({ text, file }) => scriptsHere(readOrNothing(text, file)));
  const calls = scripts.flatMap(({ commands }) => commands.flatMap((command) => optionCall(command)?.call ?? []));
  return { calls: new Map(calls.map((call) => [call, helpOf(call)])), scripts: [...new Set(scripts.map(({ text }) => text))] };
};

const readOrNothing = (text: string, file: string): LintDocument | undefined => {
  try {
    return readLintDocument(text, file);
  } catch {
    // Why it cannot be read is the linter's to say.
    return undefined;
  }
};
