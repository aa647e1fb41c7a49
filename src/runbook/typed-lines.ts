import { linesOf } from './source.ts';

/** A line of a block that a person types, without its prompt. */
export interface TypedLine {
  readonly text: string;
  /** Which line of the block it is, counted from 0. */
  readonly index: number;
}

/** What a person would type of a transcript: what stands behind the prompt, and the lines that continue it, not what was answered. */
export const typedLines = (transcript: string, prompt: RegExp): readonly TypedLine[] => {
  let continued = false;
  return linesOf(transcript).flatMap((line, index) => {
    const typed = continued || prompt.test(line);
    continued = typed && line.endsWith('\\');
    return typed ? [{ text: line.replace(prompt, ''), index }] : [];
  });
};
