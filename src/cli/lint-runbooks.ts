import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';
import type { LintFinding } from '../core/lint-finding.ts';
import { lintGithub } from '../report/lint/lint-github.ts';
import { lintJson } from '../report/lint/lint-json.ts';
import { lintSarif } from '../report/lint/lint-sarif.ts';
import { lintText } from '../report/lint/lint-text.ts';
import { lintRuleWords, lintRunbook } from '../runbook/lint/lint-runbook.ts';
import { readText } from '../runbook/read-text.ts';
import { version } from './version.ts';

export type LintFormat = 'text' | 'json' | 'sarif' | 'github';

/**
 * Reads documents and says what is wrong with them, starting nothing. Answers 0 where nothing is worse than a note, else 1.
 * @throws DrillError `runbook-not-found`; `runbook-invalid` for one that is too large to be read at all.
 */
export const lintRunbooks = async (files: readonly string[], format: LintFormat): Promise<ExitCode> => {
  const findings: LintFinding[] = [];
  for (const file of files) findings.push(...lintRunbook(await textOf(file), file));
  const written = {
    text: () => lintText(findings, files.length),
    json: () => lintJson(findings, files),
    sarif: () => lintSarif(findings, lintRuleWords, version),
    github: () => lintGithub(findings),
  };
  process.stdout.write(written[format]());
  return findings.some(({ severity }) => severity !== 'note') ? exitCode.failed : exitCode.held;
};

const textOf = async (file: string): Promise<string> => {
  try {
    return await readText(file);
  } catch (cause) {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('runbook-not-found', `the document ${file} cannot be read`, { cause, hint: 'give the path of a Markdown file' });
  }
};
