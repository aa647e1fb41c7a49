import type { LintRule } from '../lint-rule.ts';

interface Foreign {
  readonly line: RegExp;
  readonly is: string;
  readonly suggestion: string;
}

const foreign: readonly Foreign[] = [
  { line: /^\s*[A-Za-z][\w-]*:(?:\s*$|\s+[^=]*$)/, is: 'YAML', suggestion: 'put it into a block of its own, marked yaml' },
  { line: /^\s*(?:[\d*,/-]+\s+){5}\S/, is: 'a line of a crontab', suggestion: 'put it into a block of its own, marked cron' },
  { line: /^\s*(?:SELECT\s.+\sFROM|UPDATE\s\S+\sSET|INSERT\sINTO|DELETE\sFROM)\b/i, is: 'SQL', suggestion: 'give it to a client: psql -c "…"' },
  {
    line: /^\s*(?:GET|POST|PUT|DELETE|PATCH) (?:https?:\/\/|\/)\S*/,
    is: 'a request, and no command',
    suggestion: 'write the command that sends it: curl -X …',
  },
];

export const notShell: LintRule = {
  id: 'not-shell',
  severity: 'error',
  asks: 'a block that is marked as a shell’s holds commands and nothing else',
  check: ({ scripts }) =>
    scripts.flatMap(({ text, placeOf }) => {
      const lines = text.split('\n');
      // Behind `<<` and within quotes anything may stand.
      if (/<<-?\s*['"]?\w/.test(text)) return [];
      let quoted = false;
      for (const [index, line] of lines.entries()) {
        const found = quoted ? undefined : foreign.find((one) => one.line.test(line));
        if (found !== undefined) {
          const place = placeOf(index, line.search(/\S/));
          return [{ place, message: `this is ${found.is}: a shell takes its first word for a program`, suggestion: found.suggestion }];
        }
        const withoutComment = line.replace(/(^|\s)#.*/, '');
        if ((withoutComment.replaceAll(/\\./g, '').match(/'/g)?.length ?? 0) % 2 === 1) quoted = !quoted;
      }
      return [];
    }),
};
