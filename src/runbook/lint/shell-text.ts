import type { Code } from 'mdast';
import { typedLines, type TypedLine } from '../typed-lines.ts';
import { callsTool } from './called-tools.ts';

const prompt = /^\s*\$ /;
const transcripts: ReadonlySet<string> = new Set(['console', 'shell-session', 'shellsession']);

/**
 * What of a block is typed into a shell: all of it; or, where it shows prompts, what stands behind them. `undefined` for what a program printed:
 * a transcript without a prompt, and a block that does not say what it is and does not begin with a program that runbooks call.
 */
export const shellText = ({ value, lang }: Pick<Code, 'value' | 'lang'>): readonly TypedLine[] | undefined => {
  const typed = typedLines(value, prompt);
  if (typed.length > 0) return typed;
  const language = (lang ?? '').toLowerCase();
  if (transcripts.has(language)) return undefined;
  const lines = value.split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '' && !line.trim().startsWith('#'))?.trim() ?? '';
  return language === '' && !callsTool.test(first) ? undefined : lines.map((text, index) => ({ text, index }));
};
