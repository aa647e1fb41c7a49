import type { Code, List } from 'mdast';
import type { StepPart } from '../core/runbook.ts';
import { DrillError } from '../core/errors.ts';
import { readAnnotations, type Annotated, type Commented } from './annotations.ts';
import type { Block, Passage } from './passage.ts';
import { commandsOf, foreignCodeOf } from './read-commands.ts';
import { contentOf, readItems, type DraftStep } from './read-items.ts';
import { readMentions } from './read-mentions.ts';
import type { Source } from './source.ts';

/** How much of a passage counts: its numbered lists; also bullets or, where there are no lists, sentences; or everything that is listed or typed. */
export type Reading = 'numbered' | 'part' | 'everything';

/** Parts that say what to do also where they only have sentences; so does that of an alert where it has no table. */
const doing: ReadonlySet<StepPart | undefined> = new Set<StepPart>(['diagnosis', 'rollback', 'escalation']);

const listsOf = (blocks: readonly Block[]): readonly List[] => blocks.flatMap((block) => (block.kind === 'list' ? [block.list] : []));

/** Which lists hold the steps: the numbered ones; bullets beside them explain. */
const stepLists = (blocks: readonly Block[], reading: Reading): ReadonlySet<List> => {
  const lists = listsOf(blocks);
  const numbered = lists.filter((list) => list.ordered === true);
  return new Set(reading === 'everything' || (numbered.length === 0 && reading === 'part') ? lists : numbered);
};

/** A heading that is itself a step, with all that stands below it. */
const stepUnderHeading = ({ title, blocks }: Passage, line: number, source: Source): DraftStep => {
  const nodes = blocks.flatMap((block): (List | Code)[] => (block.kind === 'list' ? [block.list] : block.kind === 'commands' ? [block.code] : []));
  const said = blocks.flatMap((block) => (block.kind === 'words' || block.kind === 'annotation' ? [{ raw: block.raw, line: block.line }] : []));
  const { mentions, ...content } = contentOf(nodes, source);
  const inSentences = said.flatMap(({ raw, line: at }) => readMentions(raw, at, source.file));
  return {
    text: title,
    place: { file: source.file, line },
    ...content,
    mentions: [...mentions, ...inSentences],
    ...readAnnotations(said, source.file),
  };
};

/** The step that is behind an annotation, with what it says. */
const annotated = (step: DraftStep, { id, annotations }: Annotated): DraftStep => ({
  ...step,
  ...(id === undefined ? {} : { id }),
  ...(annotations === undefined ? {} : { annotations: { ...step.annotations, ...annotations } }),
});

/**
 * The steps of one passage, in the order of the document: the items of its lists or, without lists, its sentences. A block of commands right
 * behind a step belongs to it, whether or not it is indented; elsewhere it is a step of its own, under the sentence before it.
 * @throws DrillError `runbook-invalid` for annotations that cannot be read, or that no step follows.
 */
export const readSteps = (passage: Passage, source: Source, reading: Reading): readonly DraftStep[] => {
  const { title, blocks, part, stepLine } = passage;
  if (stepLine !== undefined) return [stepUnderHeading(passage, stepLine, source)];
  const lists = stepLists(blocks, reading);
  const steps: DraftStep[] = [];
  const does = doing.has(part) || (part === 'alert' && !blocks.some(({ kind }) => kind === 'table'));
  let sentence: DraftStep | undefined;
  let behindStep = false;
  let comments: readonly Commented[] = [];
  for (const block of blocks) {
    if (block.kind === 'annotation') {
      comments = [...comments, block];
      continue;
    }
    const before = steps.length;
    if (block.kind === 'commands') {
      const commands = commandsOf(block.code, source);
      const code = foreignCodeOf(block.code, source);
      const place = commands[0]?.place ?? code[0]?.place;
      if (place === undefined) continue;
      const owner = behindStep ? steps.pop() : (sentence ?? { text: title, place, commands: [], code: [], substeps: [], mentions: [] });
      const counts = reading === 'everything' || (reading === 'part' && commands.length > 0);
      if (owner !== undefined && (behindStep || counts)) {
        steps.push({ ...owner, commands: [...owner.commands, ...commands], code: [...owner.code, ...code] });
      }
      behindStep ||= counts;
    } else {
      const items = block.kind === 'list' && lists.has(block.list) ? [...readItems(block.list, source)] : [];
      sentence = reading !== 'numbered' && block.kind === 'words' ? sentenceOf(block, source) : undefined;
      const counts = (reading === 'part' || does) && lists.size === 0;
      if (sentence !== undefined && (counts || (reading === 'everything' && sentence.mentions.length > 0))) items.push(sentence);
      steps.push(...items);
      behindStep = items.length > 0;
    }
    // Commands may have joined the step before them.
    const at = block.kind === 'commands' && behindStep ? steps.length - 1 : before;
    const step = steps[at];
    const [comment] = comments;
    if (comment !== undefined) {
      if (step !== undefined) steps[at] = annotated(step, readAnnotations(comments, source.file));
      else if (reading === 'everything') dangling(comment, source);
    }
    comments = [];
  }
  const [comment] = comments;
  if (comment !== undefined && reading === 'everything') dangling(comment, source);
  return steps.filter((step) => step.text !== '' || step.commands.length > 0);
};

const sentenceOf = ({ text, raw, line }: Extract<Block, { readonly kind: 'words' }>, source: Source): DraftStep => ({
  text,
  place: { file: source.file, line },
  commands: [],
  code: [],
  substeps: [],
  mentions: readMentions(raw, line, source.file),
  ...readAnnotations([{ raw, line }], source.file),
});

const dangling = ({ line }: Commented, { file }: Source): never => {
  throw new DrillError('runbook-invalid', 'no step follows the annotation', {
    place: { file, line },
    hint: 'write it into the step, or right above its list or its commands',
  });
};
