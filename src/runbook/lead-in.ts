import type { Paragraph } from 'mdast';
import type { StepPart } from '../core/runbook.ts';
import { oncePerNode } from './once-per-node.ts';
import { inlineText, parseInline, withoutReferences } from './parse-inline.ts';
import { lineOf, rawText } from './parse-markdown.ts';
import { partOfTitle } from './part-of-title.ts';

/** The lines of a paragraph that belong together, and the part that their first words name, as in `**Symptoms**: 503 errors`. */
export interface LeadIn {
  readonly part: StepPart | undefined;
  readonly title: string;
  readonly text: string;
  /** The Markdown of the lines, the first words included. */
  readonly raw: string;
  readonly line: number;
}

const afterColon = /^([^:]{1,60}):(?=\s|$)\s*(.*)$/s;

const leadInOf = (raw: string, line: number): LeadIn => {
  const [first, ...others] = parseInline(withoutReferences(raw));
  const whole = first === undefined ? '' : inlineText([first, ...others]);
  const none = { part: undefined, title: '', text: whole, raw, line };
  const [, before, after] = afterColon.exec(whole) ?? [];
  if (first?.type !== 'strong') {
    const part = before === undefined ? undefined : partOfTitle(before);
    return part === undefined ? none : { part, title: before ?? '', text: after ?? '', raw, line };
  }
  const bold = inlineText([first]);
  const rest = inlineText(others);
  const alone = others[0]?.type === 'break' || (others[0]?.type === 'text' && /^[ \t]*\n/.test(others[0].value));
  const separate = rest === '' || alone || bold.endsWith(':') || /^[:–—-]/.test(rest);
  const part = separate ? partOfTitle(bold) : undefined;
  return part === undefined ? none : { part, title: bold.replace(/:$/, ''), text: rest.replace(/^[:–—-]\s*/, ''), raw, line };
};

/** Whether a line can begin a piece of its own: in bold, or with the name of a part and a colon. */
const begins = (line: string): boolean => {
  if (/^(?:\*\*|__)/.test(line)) return true;
  const before = /^([^:`]{1,60}):(?:\s|$)/.exec(line)?.[1];
  return before !== undefined && partOfTitle(before) !== undefined;
};

/** Splits a paragraph before each line that begins in bold or with the name of a part, and reads the part that each piece opens with. */
export const leadIns = oncePerNode((paragraph: Paragraph): readonly LeadIn[] => {
  const pieces: { line: number; lines: string[] }[] = [];
  for (const [index, text] of rawText(paragraph)
    .split(/\r\n|\r|\n/)
    .entries()) {
    const last = pieces.at(-1);
    if (last === undefined || begins(text)) pieces.push({ line: lineOf(paragraph) + index, lines: [text] });
    else last.lines.push(text);
  }
  return pieces.map(({ line, lines }) => leadInOf(lines.join('\n'), line));
});
