import type { BlockContent, DefinitionContent, List, ListItem } from 'mdast';
import type { RunbookCommand } from '../core/runbook.ts';
import { readAnnotations, type Commented } from './annotations.ts';
import { lineOf, plainText, rawText } from './parse-markdown.ts';
import type { ParsedStep, Substep } from './parsed-runbook.ts';
import { codeIn, commandsOf, foreignCodeOf } from './read-commands.ts';
import { readMentions } from './read-mentions.ts';
import type { Source } from './source.ts';

/** A step before it has its number; `id` where the document gives one. */
export type DraftStep = Omit<ParsedStep, 'id' | 'part'> & { readonly id?: string };

type Blocks = readonly (BlockContent | DefinitionContent)[];

/** `deep` says whose sentences count, too: those of quotes, or those of quotes and lists. */
const sentencesIn = (blocks: Blocks, deep: 'own' | 'quotes' | 'all'): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [plainText(block)];
    if (block.type === 'list' && deep === 'all') return block.children.flatMap((item) => sentencesIn(item.children, deep));
    return block.type === 'blockquote' && deep !== 'own' ? sentencesIn(block.children, deep) : [];
  });

/** What a step says: its own sentences; or, where it has none, those quoted or else nested in it; or its first command. */
const textOf = (item: ListItem, commands: readonly RunbookCommand[]): string => {
  const sentences = (['own', 'quotes', 'all'] as const).map((deep) => sentencesIn(item.children, deep).join(' '));
  const texts = [...sentences, commands[0]?.text.split('\n')[0]];
  return texts.map((text = '') => text.replace(/^\[[ xX]\] /, '').trim()).find((text) => text !== '') ?? '';
};

/** Markdown and comments, however deep they are nested. */
const rawIn = (blocks: Blocks): readonly Commented[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [{ raw: rawText(block), line: lineOf(block) }];
    if (block.type === 'html') return [{ raw: block.value, line: lineOf(block) }];
    if (block.type === 'list') return block.children.flatMap((item) => rawIn(item.children));
    return block.type === 'blockquote' ? rawIn(block.children) : [];
  });

const itemsIn = (blocks: Blocks): readonly ListItem[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.children : block.type === 'blockquote' ? itemsIn(block.children) : []));

const commandsIn = (blocks: Blocks, source: Source): readonly RunbookCommand[] => codeIn(blocks).flatMap((code) => commandsOf(code, source));

/** The lines of the lists within a step, numbered from `above` on. */
export const substepsIn = (blocks: Blocks, source: Source, above = ''): readonly Substep[] => {
  const items = itemsIn(blocks);
  return items.flatMap((item, index) => {
    const path = `${above}${String(index + 1)}`;
    const text = textOf(item, commandsIn(item.children, source));
    return [{ path, text, place: { file: source.file, line: lineOf(item) } }, ...substepsIn(item.children, source, `${path}.`)];
  });
};

/** Everything in a step but its own words. */
export const contentOf = (blocks: Blocks, source: Source): Omit<DraftStep, 'text' | 'place'> => {
  const raw = rawIn(blocks);
  return {
    commands: commandsIn(blocks, source),
    code: codeIn(blocks).flatMap((code) => foreignCodeOf(code, source)),
    substeps: substepsIn(blocks, source),
    mentions: raw.flatMap(({ raw: text, line }) => readMentions(text, line, source.file)),
    ...readAnnotations(raw, source.file),
  };
};

/** The items of a list as steps. */
export const readItems = (list: List, source: Source): readonly DraftStep[] =>
  list.children.map((item) => {
    const content = contentOf(item.children, source);
    return { text: textOf(item, content.commands), place: { file: source.file, line: lineOf(item) }, ...content };
  });
