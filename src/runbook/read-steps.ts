import type { List, ListItem } from 'mdast';
import type { RunbookCommand, RunbookStep } from '../core/runbook.ts';
import { plainText } from './parse-markdown.ts';
import type { Block, Passage } from './passage.ts';
import { commandsIn, commandsOf } from './read-commands.ts';
import type { Source } from './source.ts';

/** A step before it has its number. */
export type DraftStep = Omit<RunbookStep, 'id' | 'part'>;

type ItemContent = ListItem['children'][number];

const sentencesIn = (blocks: readonly ItemContent[], deep: boolean): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [plainText(block)];
    if (!deep) return [];
    if (block.type === 'list') return block.children.flatMap((item) => sentencesIn(item.children, deep));
    return block.type === 'blockquote' ? sentencesIn(block.children, deep) : [];
  });

/** What a step says: its own sentences; or, where it has none, those nested in it; or its first command. */
const textOf = (item: ListItem, commands: readonly RunbookCommand[]): string => {
  const texts = [sentencesIn(item.children, false).join(' '), sentencesIn(item.children, true).join(' '), commands[0]?.text.split('\n')[0]];
  return texts.map((text = '') => text.replace(/^\[[ xX]\] /, '').trim()).find((text) => text !== '') ?? '';
};

const ofItem = (item: ListItem, source: Source): DraftStep => {
  const commands = commandsIn(item.children, source);
  return { text: textOf(item, commands), place: { file: source.file, line: item.position?.start.line ?? 1 }, commands };
};

const listsOf = (blocks: readonly Block[]): readonly List[] => blocks.flatMap((block) => (block.kind === 'list' ? [block.list] : []));

/** Which lists hold the steps: the numbered ones; bullets beside them explain. */
const stepLists = (blocks: readonly Block[], bulletsToo: boolean): ReadonlySet<List> => {
  const lists = listsOf(blocks);
  const numbered = lists.filter((list) => list.ordered === true);
  return new Set(numbered.length > 0 || !bulletsToo ? numbered : lists);
};

/**
 * The steps of one passage, in the order of the document: the items of its lists or, without lists, its sentences. A block of commands right
 * behind a step belongs to it, whether or not it is indented; elsewhere it is a step of its own, under the sentence before it. `loose` says
 * whether anything outside a numbered list counts at all.
 */
export const readSteps = ({ title, blocks }: Pick<Passage, 'title' | 'blocks'>, source: Source, loose: boolean): readonly DraftStep[] => {
  const lists = stepLists(blocks, loose);
  const steps: DraftStep[] = [];
  let sentence: DraftStep | undefined;
  let behindStep = false;
  for (const block of blocks) {
    if (block.kind === 'commands') {
      const commands = commandsOf(block.code, source);
      const [first] = commands;
      if (first === undefined) continue;
      const owner = behindStep ? steps.pop() : (sentence ?? { text: title, place: first.place, commands: [] });
      if (owner !== undefined && (behindStep || loose)) steps.push({ ...owner, commands: [...owner.commands, ...commands] });
      behindStep ||= loose;
    } else {
      const items = block.kind === 'list' && lists.has(block.list) ? block.list.children.map((item) => ofItem(item, source)) : [];
      sentence = loose && block.kind === 'words' ? { text: block.text, place: { file: source.file, line: block.line }, commands: [] } : undefined;
      if (sentence !== undefined && lists.size === 0) items.push(sentence);
      steps.push(...items);
      behindStep = items.length > 0;
    }
  }
  return steps.filter((step) => step.text !== '' || step.commands.length > 0);
};
