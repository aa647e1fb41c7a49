import type { PhrasingContent } from 'mdast';
import type { Span } from '../core/document-line.ts';
import { shownTag } from './html.ts';

const plain = (text: string): Span => ({ text, style: 'plain', href: null });

/** The innermost style is the one that is drawn. */
const within = (nodes: readonly PhrasingContent[], style: Span['style'], href: string | null = null): readonly Span[] =>
  spansOf(nodes).map((span) => ({ text: span.text, style: span.style === 'plain' ? style : span.style, href: href ?? span.href }));

/** What a reader of the rendered page sees of inline Markdown, stretch by stretch. Pictures are their description: nothing is loaded. */
export const spansOf = (nodes: readonly PhrasingContent[]): readonly Span[] =>
  nodes.flatMap((node): readonly Span[] => {
    switch (node.type) {
      case 'text':
        return [plain(node.value.replace(/\s+/g, ' '))];
      case 'inlineCode':
        return [{ text: node.value, style: 'code', href: null }];
      case 'strong':
        return within(node.children, 'strong');
      case 'emphasis':
        return within(node.children, 'emphasis');
      case 'link':
        return within(node.children, 'plain', node.url);
      case 'linkReference':
      case 'delete':
        return spansOf(node.children);
      case 'break':
        return [plain(' ')];
      case 'html': {
        const shown = shownTag(node.value);
        return shown === '' ? [] : [plain(shown)];
      }
      case 'image':
      case 'imageReference':
        return [plain(node.alt ?? '')];
      case 'footnoteReference':
        return [plain(`[${node.label ?? node.identifier}]`)];
    }
  });
