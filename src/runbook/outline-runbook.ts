import type { Outline, OutlineEntry } from '../core/outline.ts';
import type { RunbookCommand } from '../core/runbook.ts';
import { formatDuration } from '../core/duration.ts';
import type { ParsedRunbook, ParsedSection, ParsedStep } from './parsed-runbook.ts';
import { partOfTitle } from './part-of-title.ts';
import { placeholdersIn } from './placeholders.ts';
import { source, type Source } from './source.ts';
import { variantsOf } from './variants.ts';

/** The lines of a block that are typed: comments and blank lines are not, and a continued line is one. */
const commandLines = ({ text, place }: RunbookCommand, from: Source): readonly OutlineEntry[] => {
  const variants = variantsOf(text);
  const found: (Extract<OutlineEntry, { readonly kind: 'command' }> & { text: string })[] = [];
  let line = place.line - 1;
  let continued = false;
  for (const [index, typed] of text.split('\n').entries()) {
    line += 1;
    // A transcript leaves out what was printed, so that its lines stand further down.
    for (let at = line; at < line + 500 && typed.trim() !== ''; at += 1) {
      if (!from.lineAt(at).includes(typed)) continue;
      line = at;
      break;
    }
    const last = found.at(-1);
    if (continued && last !== undefined) last.text = `${last.text.replace(/\s*\\$/, '')} ${typed.trim()}`;
    else if (typed.trim() !== '' && !/^\s*#/.test(typed))
      found.push({ kind: 'command', line, text: typed.trim(), fill: [], variant: variants[index] ?? null });
    continued = typed.endsWith('\\') && typed.trim() !== '\\' && (continued || !/^\s*#/.test(typed));
  }
  return found.map((entry) => ({ ...entry, fill: placeholdersIn(entry.text) }));
};

const notesOf = ({ annotations: { timeout, exit, skip } = {} }: ParsedStep): readonly string[] => [
  ...(timeout === undefined ? [] : [`within ${formatDuration(timeout)}`]),
  ...(exit === undefined ? [] : [`should end with ${String(exit)}`]),
  ...(skip === undefined ? [] : [`not here: ${skip}`]),
];

const mention = ({ text, place }: RunbookCommand): OutlineEntry => ({ kind: 'mention', line: place.line, text, fill: placeholdersIn(text) });

const entriesOfStep = (step: ParsedStep, incident: string, from: Source): readonly OutlineEntry[] => [
  { kind: 'step', line: step.place.line, id: step.id, part: step.part, incident, text: step.text, notes: notesOf(step) },
  ...step.substeps.map(({ path, text, place }): OutlineEntry => ({ kind: 'substep', line: place.line, id: `${step.id}.${path}`, text })),
  ...step.mentions.map(mention),
  ...step.commands.flatMap((command) => commandLines(command, from)),
  ...step.code.flatMap(({ language, text, place }) =>
    text
      .split('\n')
      .flatMap((line, index): OutlineEntry[] => (line.trim() === '' ? [] : [{ kind: 'code', line: place.line + index, language, text: line }])),
  ),
];

const entriesOf = (section: ParsedSection, from: Source): readonly OutlineEntry[] => {
  const { title, detection, recovery, others, alerts, rows } = section;
  const alertAt = new Map(alerts.map((row) => [row.place.line, row]));
  return [
    ...[...detection, ...recovery, ...others].flatMap((step) => entriesOfStep(step, title, from)),
    ...rows.flatMap(({ cells, mentions, place: { line } }): OutlineEntry[] => {
      const alert = alertAt.get(line);
      const row: OutlineEntry = alert === undefined ? { kind: 'row', line, cells } : { kind: 'alert', line, alert: alert.alert, cells: alert.cells };
      return [row, ...mentions.map(mention)];
    }),
  ];
};

/** Everything that was found in a document, in the order of its lines. What two sections hold is told once, as the outer one has it. */
export const outlineRunbook = ({ file, text, sections, unread }: ParsedRunbook): Outline => {
  const from = source(text.replace(/^\uFEFF/, ''), file);
  const entries: OutlineEntry[] = [];
  const told = new Set<string>();
  for (const section of sections) {
    const { title, place, depth } = section;
    entries.push({ kind: 'section', line: place.line, depth, title, part: partOfTitle(title) ?? null });
    const own = entriesOf(section, from);
    const steps = new Set(own.map(keyOf));
    entries.push(...own.filter((entry) => !told.has(keyOf(entry))));
    for (const key of steps) told.add(key);
  }
  entries.push(...unread.map(({ text: words, place: { line } }): OutlineEntry => ({ kind: 'unread', line, text: words })));
  return { file, entries: entries.toSorted((a, b) => a.line - b.line) };
};

/** One line holds one step, one typed line and one row at most; it may name several commands. */
const keyOf = (entry: OutlineEntry): string =>
  `${String(entry.line)} ${entry.kind === 'substep' ? 'step' : entry.kind === 'mention' ? entry.text : entry.kind}`;
