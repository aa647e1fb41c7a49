import type { BlockContent, DefinitionContent, Heading, List, ListItem, RootContent } from 'mdast';
import type { StepPart } from '../core/runbook.ts';
import { isAnnotation } from './annotations.ts';
import { summaryOf } from './html.ts';
import { leadIns } from './lead-in.ts';
import { lineOf, plainText } from './parse-markdown.ts';
import { isStepTitle, partOfTitle } from './part-of-title.ts';
import type { Block, Passage } from './passage.ts';

interface Draft {
  part: StepPart | undefined;
  title: string;
  /** The level of the heading that opened the passage; a lead-in ends with any heading. */
  depth: number;
  stepLine: number | undefined;
  opener: 'heading' | 'lead-in';
  blocks: Block[];
}

type Content = RootContent | BlockContent | DefinitionContent;

const leadInDepth = 6;

const openedBy = (opener: Draft['opener'], part: StepPart | undefined, title: string, depth: number): Draft => ({
  part,
  title,
  depth,
  opener,
  stepLine: undefined,
  blocks: [],
});

/** The part that the first words of a list item name. */
const openedPart = (item: ListItem): StepPart | undefined => {
  const [first] = item.children;
  return first?.type === 'paragraph' ? leadIns(first)[0]?.part : undefined;
};

/** Adds everything that is no heading to the last passage, opening another where a lead-in names a part. */
const addBlock = (block: Content, drafts: Draft[], last: Draft): void => {
  switch (block.type) {
    case 'code':
      last.blocks.push({ kind: 'commands', code: block });
      break;
    case 'table':
      last.blocks.push({ kind: 'table', table: block });
      break;
    case 'list':
      addList(block, drafts, last);
      break;
    case 'blockquote':
      // A quote warns or explains; what is to be done in it is done all the same.
      for (const child of block.children) if (child.type !== 'paragraph') addBlock(child, drafts, drafts.at(-1) ?? last);
      break;
    case 'html': {
      if (isAnnotation(block.value)) last.blocks.push({ kind: 'annotation', raw: block.value, line: lineOf(block) });
      const summary = summaryOf(block.value);
      const part = summary === undefined ? undefined : partOfTitle(summary);
      if (summary !== undefined && part !== undefined) drafts.push(openedBy('lead-in', part, summary, leadInDepth));
      break;
    }
    case 'paragraph':
      for (const { part, title, text, raw, line } of leadIns(block)) {
        if (part !== undefined) drafts.push(openedBy('lead-in', part, title, leadInDepth));
        if (text !== '') drafts.at(-1)?.blocks.push({ kind: 'words', text, raw, line });
        // "Owner: the platform team" says all that it has to say, and what follows is not about the owner.
        const heading = drafts.findLast(({ opener }) => opener === 'heading');
        if (part === 'other' && text !== '' && !text.endsWith(':') && heading !== undefined) drafts.push({ ...heading, blocks: [] });
      }
      break;
    default:
  }
};

const addList = (list: List, drafts: Draft[], last: Draft): void => {
  // A list of parts, "- Symptoms: …", "- Actions: …", is a section in another dress.
  const ofParts = last.part === undefined && list.ordered !== true && 2 * list.children.filter(openedPart).length >= list.children.length;
  if (!ofParts) {
    last.blocks.push({ kind: 'list', list });
    return;
  }
  for (const item of list.children) {
    const part = openedPart(item);
    if (part === undefined || part === 'other') drafts.push({ ...last, part, blocks: [{ kind: 'list', list: { ...list, children: [item] } }] });
    else for (const child of item.children) addBlock(child, drafts, drafts.at(-1) ?? last);
  }
  drafts.push({ ...last, blocks: [] });
};

/** The chapter of a document that holds what is to be done; as the title of a whole document the same words mean nothing. */
const partOfBody = (title: string): StepPart | undefined => (/^(?:the )?(?:runbook|playbook)$/i.test(title) ? 'recovery' : undefined);

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
 * of their own and are left out, except inside a part, which they only subdivide, and except steps that are headings ("Step 1: …"). `own` is
 * the part that the section's own title names.
 */
export const readPassages = (blocks: readonly RootContent[], own: StepPart | undefined, title: string): readonly Passage[] => {
  const first = openedBy('heading', own, title, 0);
  const drafts = [first];
  let skipping = Infinity;
  for (const [index, block] of blocks.entries()) {
    const last = drafts.at(-1) ?? first;
    if (block.type !== 'heading') {
      if (skipping === Infinity) addBlock(block, drafts, last);
    } else if (block.depth <= skipping) {
      const words = plainText(block);
      const step = isStepTitle(words);
      const subdivides = last.part !== undefined && block.depth > last.depth && !hasParts(block, index, blocks);
      const part = step ? (subdivides ? last.part : 'recovery') : (partOfTitle(words) ?? partOfBody(words));
      skipping = part === undefined && !subdivides ? block.depth : Infinity;
      // Headings within a step divide its text, and nothing else.
      if (part === undefined && subdivides && last.stepLine !== undefined) continue;
      const within = subdivides && (part === undefined || step);
      drafts.push({
        ...openedBy('heading', part ?? (subdivides ? last.part : undefined), words, within ? last.depth : block.depth),
        stepLine: step ? lineOf(block) : undefined,
      });
    }
  }
  return drafts;
};
