import type { Code } from 'mdast';
import { callsTool } from './called-tools.ts';

const prompt = /^\s*\$ /;
const transcripts: ReadonlySet<string> = new Set(['console', 'shell-session', 'shellsession']);

/**
 * What of a block is typed into a shell: all of it; or, where it shows prompts, what stands behind them. `undefined` for what a program printed:
 * a transcript without a prompt, and a block that does not say what it is and does not begin with a program that runbooks call.
 */
export const shellText = ({ value, lang }: Pick<Code, 'value' | 'lang'>): string | undefined => {
  const lines = value.split(/\r\n|\r|\n/);
  if (lines.some((line) => prompt.test(line))) {
    let continued = false;
    return lines
      .filter((line) => {
        const typed = continued || prompt.test(line);
        continued = typed && line.endsWith('\\');
        return typed;
      })
      .map((line) => line.replace(prompt, ''))
      .join('\n');
  }
  const language = (lang ?? '').toLowerCase();
  if (transcripts.has(language)) return undefined;
  const first = lines.find((line) => line.trim() !== '' && !line.trim().startsWith('#'))?.trim() ?? '';
  return language === '' && !callsTool.test(first) ? undefined : lines.join('\n');
};
