import type { Outline } from '../core/outline.ts';
import { outlineJson } from '../report/outline/outline-json.ts';
import { outlineText } from '../report/outline/outline-text.ts';
import { sanitizeTerminal } from '../report/sanitize-terminal.ts';
import { outlineRunbook } from '../runbook/outline-runbook.ts';
import { parseRunbook } from '../runbook/parse-runbook.ts';
import { textOf } from './lint-runbooks.ts';

/** Shows how documents are read, starting nothing. @throws DrillError `runbook-not-found`, or `runbook-invalid` for one that cannot be read to its end. */
export const outlineRunbooks = async (files: readonly string[], format: 'text' | 'json'): Promise<void> => {
  const outlines: Outline[] = [];
  for (const file of files) outlines.push(outlineRunbook(parseRunbook(await textOf(file), file)));
  process.stdout.write(format === 'json' ? outlineJson(outlines) : sanitizeTerminal(outlines.map(outlineText).join('\n')));
};
