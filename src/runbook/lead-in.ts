import type { Paragraph } from 'mdast';
import { inlineText, parseInline } from './parse-inline.ts';
import { lineOf, rawText } from './parse-markdown.ts';
import { partOfTitle, type Part } from './part-of-title.ts';

/** The lines of a paragraph that belong together, and the part that their first words name, as in `**Symptoms**: 503 errors`. */
export interface LeadIn {
  readonly part: Part | undefined;
  readonly title: string;
  readonly text: string;
  readonly line: number;
}

const afterColon = /^([^:]{1,60}):\s*(.*)$/s;

const leadInOf = (raw: string, line: number, plainColon: boolean): LeadIn => {
  const [first, ...others] = parseInline(raw);
  const whole = first === undefined ? '' : inlineText([first, ...others]);
  const none = { part: undefined, title: '', text: whole, line };
  const [, before, after] = afterColon.exec(whole) ?? [];
  if (first?.type !== 'strong') {
    const part = before === undefined || (!plainColon && after !== '') ? undefined : partOfTitle(before);
    return part === undefined ? none : { part, title: before ?? '', text: after ?? '', line };
  }
  const bold = inlineText([first]);
  const rest = inlineText(others);
  const separate = rest === '' || bold.endsWith(':') || /^[:–—-]/.test(rest);
  const part = separate ? partOfTitle(bold) : undefined;
  return part === undefined ? none : { part, title: bold.replace(/:$/, ''), text: rest.replace(/^[:–—-]\s*/, ''), line };
};

/**
 * Splits a paragraph before each line that begins in bold, and reads the part that each piece opens with. A lead-in that is not bold must
 * be alone before its colon (`Symptoms:`), or, with `plainColon`, may be followed by text (`Symptoms: 503 errors`).
 */
export const leadIns = (paragraph: Paragraph, plainColon = false): readonly LeadIn[] => {
  let line = lineOf(paragraph);
  return rawText(paragraph)
    .split(/\n(?=\*\*|__)/)
    .map((raw) => {
      const lead = leadInOf(raw, line, plainColon);
      line += raw.split('\n').length;
      return lead;
    });
};
