import type { Heading, ListItem, RootContent } from 'mdast';
import { leadIns } from './lead-in.ts';
import { plainText } from './parse-markdown.ts';
import { partOfTitle, type Part } from './part-of-title.ts';
import type { Block, Passage } from './passage.ts';

type ItemContent = ListItem['children'][number];

interface Draft {
  part: Part | undefined;
  title: string;
  /** The level of the heading that opened the passage; a lead-in ends with any heading. */
  depth: number;
  blocks: Block[];
}

const leadInDepth = 6;

const opensPart = (item: ListItem): boolean => {
  const [first] = item.children;
  return first?.type === 'paragraph' && leadIns(first, true)[0]?.part !== undefined;
};

/** Adds everything that is no heading to the last passage, opening another where a lead-in names a part. */
const addBlock = (block: RootContent | ItemContent, drafts: Draft[], last: Draft, plainColon: boolean): void => {
  if (block.type === 'code') last.blocks.push({ kind: 'commands', code: block });
  if (block.type === 'table') last.blocks.push({ kind: 'table', table: block });
  if (block.type === 'paragraph') {
    for (const { part, title, text, line } of leadIns(block, plainColon)) {
      if (part !== undefined) drafts.push({ part, title, depth: leadInDepth, blocks: [] });
      if (text !== '') drafts.at(-1)?.blocks.push({ kind: 'words', text, line });
    }
  }
  if (block.type === 'list') {
    // A list of parts, "- Symptoms: …", "- Actions: …", is a section in another dress.
    const ofParts = last.part === undefined && block.ordered !== true && block.children.some(opensPart);
    if (!ofParts) last.blocks.push({ kind: 'list', list: block });
    for (const item of ofParts ? block.children : []) {
      if (!opensPart(item)) drafts.push({ part: undefined, title: '', depth: leadInDepth, blocks: [] });
      item.children.forEach((child, index) => {
        addBlock(child, drafts, drafts.at(-1) ?? last, index === 0);
      });
    }
  }
};

/** Whether a heading has parts of its own below it: then it is an incident, whatever it stands in. */
const hasParts = (heading: Heading, index: number, blocks: readonly RootContent[]): boolean => {
  for (let at = index + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'heading') continue;
    if (block.depth <= heading.depth) return false;
    if (partOfTitle(plainText(block)) !== undefined) return true;
  }
  return false;
};

/**
 * Divides what stands below a heading into the parts that deeper headings and lead-ins name. Deeper headings that name no part are sections
 * of their own and are left out, except inside a part, which they only subdivide. `own` is the part that the section's own title names.
 */
export const readPassages = (blocks: readonly RootContent[], own: Part | undefined, title: string): readonly Passage[] => {
  const first: Draft = { part: own, title, depth: 0, blocks: [] };
  const drafts = [first];
  let skipping = Infinity;
  for (const [index, block] of blocks.entries()) {
    const last = drafts.at(-1) ?? first;
    if (block.type !== 'heading') {
      if (skipping === Infinity) addBlock(block, drafts, last, false);
    } else if (block.depth <= skipping) {
      const words = plainText(block);
      const part = partOfTitle(words);
      const subdivides = last.part !== undefined && block.depth > last.depth && !hasParts(block, index, blocks);
      skipping = part === undefined && !subdivides ? block.depth : Infinity;
      drafts.push({
        part: part ?? (subdivides ? last.part : undefined),
        title: words,
        depth: part === undefined && subdivides ? last.depth : block.depth,
        blocks: [],
      });
    }
  }
  return drafts;
};
