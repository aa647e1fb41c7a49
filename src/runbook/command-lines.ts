import type { OutlineEntry } from '../core/outline.ts';
import { lineAt, type RunbookCommand } from '../core/runbook.ts';
import { placeholdersIn } from './placeholders.ts';
import { variantsOf } from './variants.ts';

/**
 * The lines of a block that are typed: comments and blank lines are not, a line that is continued is one with those that continue it, and
 * what a here-document holds is told apart.
 */
export const commandLines = (command: RunbookCommand): readonly OutlineEntry[] => {
  const { text } = command;
  const variants = variantsOf(text);
  const found: OutlineEntry[] = [];
  let continued = false;
  let end: string | undefined;
  for (const [index, typed] of text.split('\n').entries()) {
    const line = lineAt(command, index);
    const last = found.at(-1);
    const comment = /^\s*(?:#|$)/.test(typed);
    if (end !== undefined) {
      found.push({ kind: 'code', line, language: 'here-document', text: typed });
      if (typed.trim() === end) end = undefined;
    } else if (continued && last?.kind === 'command') {
      found[found.length - 1] = { ...last, text: `${last.text.replace(/\s*\\$/, '')} ${typed.trim()}`.trim() };
    } else if (!comment) {
      found.push({ kind: 'command', line, text: typed.trim(), fill: [], variant: variants[index] ?? null });
      end = /(?<!<)<<-?\s*(['"]?)(\w+)\1/.exec(typed)?.[2];
    }
    continued = typed.endsWith('\\') && (continued || !comment);
  }
  return found.map((entry) => (entry.kind === 'command' ? { ...entry, fill: placeholdersIn(entry.text) } : entry));
};
