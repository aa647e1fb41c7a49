import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';
import { lintGithub } from '../report/lint/lint-github.ts';
import { lintJson } from '../report/lint/lint-json.ts';
import { lintSarif } from '../report/lint/lint-sarif.ts';
import { lintText } from '../report/lint/lint-text.ts';
import { lintRuleWords, lintRunbooks as lintTexts, type DocumentToLint } from '../runbook/lint/lint-runbooks.ts';
import { toolboxQuestions } from '../runbook/lint/toolbox-questions.ts';
import { readText } from '../runbook/read-text.ts';
import { inventories, type NamedSystem } from './inventories.ts';
import { toolboxAnswers } from './toolbox-answers.ts';
import { version } from './version.ts';

export interface LintOptions extends NamedSystem {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly drills: string;
  /** Whether a toolbox is asked what it can do. */
  readonly toolbox?: true;
}

/**
 * Reads documents and says what is wrong with them, starting nothing but, where it is asked, a toolbox. Answers 0 where nothing is worse than a note, else 1.
 * @throws DrillError `runbook-not-found`; `runbook-invalid` for one that is too large to be read at all; what `inventories` and `toolboxAnswers` throw.
 */
export const lintRunbooks = async (files: readonly string[], { format, drills, toolbox, ...system }: LintOptions): Promise<ExitCode> => {
  const inventoryOf = await inventories(system, drills);
  const known: DocumentToLint[] = [];
  for (const file of files) known.push({ file, text: await textOf(file), inventory: await inventoryOf(file) });
  const documents = toolbox === true ? await withToolbox(known) : known;
  const { findings, unasked } = lintTexts(documents);
  const written = {
    text: () => lintText(findings, unasked, files.length),
    json: () => lintJson(findings, unasked, files),
    sarif: () => lintSarif({ findings, unasked, rules: lintRuleWords, version }),
    github: () => lintGithub(findings, unasked, files.length),
  };
  process.stdout.write(written[format]());
  return findings.some(({ severity }) => severity !== 'note') ? exitCode.failed : exitCode.held;
};

/** Documents with what a toolbox can do for them. Those of one system still share what is known of it. */
const withToolbox = async (documents: readonly DocumentToLint[]): Promise<readonly DocumentToLint[]> => {
  const answers = await toolboxAnswers(toolboxQuestions(documents));
  const systems = new Map(documents.map(({ inventory }) => [inventory, { ...inventory, ...answers }]));
  return documents.map((document) => ({ ...document, inventory: systems.get(document.inventory) ?? document.inventory }));
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
