import { escapeHtml } from './escape-html.ts';

/** Markup that was written in our own source. Text from outside can never become one of these without being escaped. */
export class Markup {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

/** What may stand in a hole of the template: text is escaped, numbers are coordinates, lists are joined, `null` is nothing. */
export type Hole = string | number | Markup | null | readonly Hole[];

const fill = (hole: Hole): string => {
  if (hole === null) return '';
  if (hole instanceof Markup) return hole.toString();
  if (typeof hole === 'number') return String(Math.round(hole * 100) / 100);
  return typeof hole === 'string' ? escapeHtml(hole) : hole.map(fill).join('');
};

/**
 * A template whose every hole is escaped: the one sink through which strings reach the page.
 * Not called `html`, because formatters rewrite the white space of templates with that name, and white space is part of this page's hash.
 */
export const markup = (parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup =>
  new Markup(parts.map((part, index) => part + fill(holes[index] ?? null)).join(''));
