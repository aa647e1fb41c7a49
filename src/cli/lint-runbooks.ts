import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';
import { lintGithub } from '../report/lint/lint-github.ts';
import { lintJson } from '../report/lint/lint-json.ts';
import { lintSarif } from '../report/lint/lint-sarif.ts';
import { lintText } from '../report/lint/lint-text.ts';
import { lintRuleWords, lintRunbooks as lintTexts, type DocumentToLint } from '../runbook/lint/lint-runbooks.ts';
import { readText } from '../runbook/read-text.ts';
import { inventories, type NamedSystem } from './inventories.ts';
import { version } from './version.ts';

export interface LintOptions extends NamedSystem {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly drills: string;
}

/**
 * Reads documents and says what is wrong with them, starting nothing. Answers 0 where nothing is worse than a note, else 1.
 * @throws DrillError `runbook-not-found`; `runbook-invalid` for one that is too large to be read at all; what `inventories` throws.
 */
export const lintRunbooks = async (files: readonly string[], { format, drills, ...system }: LintOptions): Promise<ExitCode> => {
  const inventoryOf = await inventories(system, drills);
  const documents: DocumentToLint[] = [];
  for (const file of files) documents.push({ file, text: await textOf(file), inventory: await inventoryOf(file) });
  const { findings, unasked } = lintTexts(documents);
  const written = {
    text: () => lintText(findings, unasked, files.length),
    json: () => lintJson(findings, unasked, files),
    sarif: () => lintSarif(findings, lintRuleWords, version),
    github: () => lintGithub(findings),
  };
  process.stdout.write(written[format]());
  return findings.some(({ severity }) => severity !== 'note') ? exitCode.failed : exitCode.held;
};

/** The text of a document. @throws DrillError `runbook-not-found`, or `runbook-invalid` for one that is too large. */
export const textOf = async (file: string): Promise<string> => {
  try {
    return await readText(file);
  } catch (cause) {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('runbook-not-found', `the document ${file} cannot be read`, { cause, hint: 'give the path of a Markdown file' });
  }
};
