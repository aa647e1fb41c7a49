import { anchorOf } from '../../../core/anchor-of.ts';
import { decodeUri } from '../../../core/decode-uri.ts';
import type { LintRule } from '../lint-rule.ts';

export const deadAnchor: LintRule = {
  id: 'dead-anchor',
  severity: 'error',
  asks: 'a link within the document leads to a heading that is there',
  check: ({ headings, links }) => {
    const seen = new Map<string, number>();
    const anchors = new Set(
      headings.map((title) => {
        const anchor = anchorOf(title);
        const before = seen.get(anchor) ?? 0;
        seen.set(anchor, before + 1);
        return before === 0 ? anchor : `${anchor}-${String(before)}`;
      }),
    );
    return links
      .filter(({ href }) => href.startsWith('#') && href.length > 1 && !anchors.has(decodeUri(href.slice(1)).toLowerCase()))
      .map(({ href, place }) => ({
        place,
        message: `no heading has the anchor "${href}"`,
        suggestion: 'link the heading by its words, in lower case and with hyphens',
      }));
  },
};
