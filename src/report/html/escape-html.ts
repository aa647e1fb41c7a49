import { bidiControls } from '../bidi-controls.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text for an element or a quoted attribute. Controls and characters that reorder text become visible as U+FFFD; line feeds and tabs stay. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '\ufffd')
    .replace(bidiControls, '\ufffd')
    .replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
