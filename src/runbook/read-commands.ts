import type { BlockContent, Code, DefinitionContent } from 'mdast';
import { DrillError } from '../core/errors.ts';
import type { RunbookCommand } from '../core/runbook.ts';
import type { Source } from './source.ts';
import { typedLines } from './typed-lines.ts';

const shells: ReadonlySet<string> = new Set(['', 'bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'shellsession']);
const transcripts: ReadonlySet<string> = new Set(['', 'console', 'shell-session', 'shellsession']);
const prompt = /^\$ /;

/**
 * The commands of one block: its text verbatim, placed at the first line of its content. None for blocks that are indented, empty, or in
 * another language than a shell's. @throws DrillError `runbook-invalid` for a fence that is never closed.
 */
export const commandsOf = (code: Code, source: Source): readonly RunbookCommand[] => {
  const { start, end } = code.position ?? { start: { line: 1, column: 1 }, end: { line: 1 } };
  const fence = /^(?:`{3,}|~{3,})/.exec(source.lineAt(start.line).slice(start.column - 1))?.[0];
  if (fence === undefined) return [];
  const closing = source
    .lineAt(end.line)
    .replace(/^[\s>]+/, '')
    .trimEnd();
  if (end.line === start.line || !closing.startsWith(fence) || closing !== fence.charAt(0).repeat(closing.length)) {
    throw new DrillError('runbook-invalid', 'the fenced block that begins here is never closed', {
      place: { file: source.file, line: start.line },
      hint: `close it with a line ${fence}, indented as this one`,
    });
  }
  const language = (code.lang ?? '').toLowerCase();
  if (!shells.has(language) || code.value.trim() === '') return [];
  const value = code.value.replace(/\r\n?/g, '\n');
  const typed = transcripts.has(language) ? typedLines(value, prompt) : [];
  const text = typed.length > 0 ? typed.map((line) => line.text).join('\n') : value;
  return [{ text, place: { file: source.file, line: start.line + 1 } }];
};

/** The commands of a step, however deep they are nested in it, in the order of the document. */
export const commandsIn = (blocks: readonly (BlockContent | DefinitionContent)[], source: Source): readonly RunbookCommand[] =>
  blocks.flatMap((block) => {
    if (block.type === 'code') return commandsOf(block, source);
    if (block.type === 'list') return block.children.flatMap((item) => commandsIn(item.children, source));
    return block.type === 'blockquote' ? commandsIn(block.children, source) : [];
  });
