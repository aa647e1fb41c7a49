import type { BlockContent, Code, DefinitionContent } from 'mdast';
import { DrillError } from '../core/errors.ts';
import type { RunbookCommand } from '../core/runbook.ts';
import { forHere } from './for-here.ts';
import { callsTool } from './lint/called-tools.ts';
import type { ForeignCode } from './parsed-runbook.ts';
import { linesOf, type Source } from './source.ts';
import { typedLines, type TypedLine } from './typed-lines.ts';

const shells: ReadonlySet<string> = new Set(['', 'bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'shellsession', 'terminal']);
const prompt = '$ ';

/** What of a block is typed, where it shows prompts; else all of it. */
const typedIn = (value: string): readonly TypedLine[] => {
  const typed = typedLines(value, /^\$ /);
  return typed.length > 0 ? typed : linesOf(value).map((text, index) => ({ text, index }));
};

const openingFence = (code: Code, source: Source): string | undefined => {
  const { line, column } = code.position?.start ?? { line: 1, column: 1 };
  return /^(?:`{3,}|~{3,})/.exec(source.lineAt(line).slice(column - 1))?.[0];
};

/** The line on which the content of a block begins. */
export const firstLineOf = (code: Code, source: Source): number =>
  (code.position?.start.line ?? 1) + (openingFence(code, source) === undefined ? 0 : 1);

/** An indented block may hold anything, so it has to look typed: a prompt, or a program that runbooks call. */
const looksTyped = (text: string): boolean => {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.some((line) => line.startsWith(prompt)) || callsTool.test(lines.find((line) => line !== '' && !line.startsWith('#')) ?? '');
};

const command = (code: Code, value: string, source: Source): RunbookCommand => {
  const first = firstLineOf(code, source);
  const typed = typedIn(value);
  const text = typed.map((one) => one.text).join('\n');
  const lines = typed.map(({ index }) => first + index);
  const here = forHere(text);
  return {
    text,
    place: { file: source.file, line: lines[0] ?? first },
    lines,
    block: { first: code.position?.start.line ?? first, last: code.position?.end.line ?? first },
    ...(here === text ? {} : { here }),
  };
};

/**
 * The commands of one block: its text verbatim, without prompts and answers. None for blocks that are empty, in another language
 * than a shell's, or indented and not clearly typed. @throws DrillError `runbook-invalid` for a fence that is never closed.
 */
export const commandsOf = (code: Code, source: Source): readonly RunbookCommand[] => {
  const { start, end } = code.position ?? { start: { line: 1 }, end: { line: 1 } };
  const value = code.value.replace(/\r\n?/g, '\n');
  const fence = openingFence(code, source);
  if (fence === undefined) {
    return looksTyped(value) ? [command(code, value, source)] : [];
  }
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
  return [command(code, value, source)];
};

/** What `commandsOf` leaves out of a block, unless it is empty: the same text, with the language that the document names. */
export const foreignCodeOf = (code: Code, source: Source): readonly ForeignCode[] => {
  if (code.value.trim() === '' || commandsOf(code, source).length > 0) return [];
  const place = { file: source.file, line: firstLineOf(code, source) };
  return [{ language: (code.lang ?? '').toLowerCase(), text: code.value.replace(/\r\n?/g, '\n'), place }];
};

/** The blocks of code of a step, however deep they are nested in it, in the order of the document. */
export const codeIn = (blocks: readonly (BlockContent | DefinitionContent)[]): readonly Code[] =>
  blocks.flatMap((block) => {
    if (block.type === 'code') return [block];
    if (block.type === 'list') return block.children.flatMap((item) => codeIn(item.children));
    return block.type === 'blockquote' ? codeIn(block.children) : [];
  });
