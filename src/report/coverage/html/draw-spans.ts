import type { Span } from '../../../core/document-line.ts';
import { markup, type Markup } from '../../html/markup.ts';

/** Text of a document. Only an address of the web may be followed; `javascript:` and its kin stay words. */
export const drawSpans = (spans: readonly Span[]): readonly Markup[] =>
  spans.map(({ text, style, href }) => {
    const drawn =
      style === 'code'
        ? markup`<code>${text}</code>`
        : style === 'strong'
          ? markup`<strong>${text}</strong>`
          : style === 'emphasis'
            ? markup`<em>${text}</em>`
            : markup`${text}`;
    return href !== null && /^https?:\/\//i.test(href) ? markup`<a href="${href}" rel="noreferrer noopener">${drawn}</a>` : drawn;
  });
