import { against, type LintRule } from '../lint-rule.ts';
import { scriptsHere } from '../scripts-here.ts';
import { notShell } from './not-shell.ts';

export const brokenScript: LintRule = {
  id: 'broken-script',
  severity: 'error',
  asks: 'a shell can read every block to its end',
  ...against('brokenScripts', (document, broken, inventory) =>
    scriptsHere(document).flatMap((script) => {
      const found = broken.find(({ text }) => text === script.text);
      // What is not meant for a shell at all has been told.
      if (found === undefined || notShell.check({ ...document, scripts: [script] }, inventory).length > 0) return [];
      const lines = script.text.split('\n');
      // What is never closed is missed behind the last line.
      const last = Math.min(found.line, lines.length) - 1;
      return [
        {
          place: script.placeOf(last, Math.max(0, lines[last]?.search(/\S/) ?? 0)),
          message: `a shell cannot read this: ${found.says}`,
          suggestion: 'close what is open, or quote what is meant as text',
        },
      ];
    }),
  ),
};
