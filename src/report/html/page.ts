import { createHash } from 'node:crypto';
import { markup, Markup } from './markup.ts';

export interface PageParts {
  readonly title: string;
  /** What kind of page it is, and what tells it from others of its kind. */
  readonly kind: string;
  readonly name: string;
  /** Written in our own source: its hash stands in the page's policy, so nothing may be added to it at run time. */
  readonly style: string;
  readonly body: Markup;
}

/** Only this very style sheet is let in: no script, no picture, no font and no address, whatever a log line may contain. */
const policyOf = (style: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** A page that stands alone: it needs no network and no script. */
export const page = ({ title, kind, name, style, body }: PageParts): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${new Markup(`<style>${style}</style>`)}
</head>
<body>
<header class="masthead"><b>firedrill</b><span>${kind}</span><code>${name}</code></header>
<main>
${body}
</main>
</body>
</html>
`.toString();
