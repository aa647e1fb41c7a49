import type { Outline, OutlineEntry } from '../core/outline.ts';
import type { RunbookCommand } from '../core/runbook.ts';
import { formatDuration } from '../core/duration.ts';
import { commandLines } from './command-lines.ts';
import type { ParsedRunbook, ParsedSection, ParsedStep } from './parsed-runbook.ts';
import { partOfTitle } from './part-of-title.ts';
import { placeholdersIn } from './placeholders.ts';

const notesOf = ({ annotations: { timeout, exit, skip } = {} }: ParsedStep): readonly string[] => [
  ...(timeout === undefined ? [] : [`within ${formatDuration(timeout)}`]),
  ...(exit === undefined ? [] : [`should end with ${String(exit)}`]),
  ...(skip === undefined ? [] : [`not here: ${skip}`]),
];

const mention = ({ text, place }: RunbookCommand): OutlineEntry => ({ kind: 'mention', line: place.line, text, fill: placeholdersIn(text) });

const entriesOfStep = (step: ParsedStep, incident: string): readonly OutlineEntry[] => [
  { kind: 'step', line: step.place.line, id: step.id, part: step.part, incident, text: step.text, notes: notesOf(step) },
  ...step.substeps.map(({ path, text, place }): OutlineEntry => ({ kind: 'substep', line: place.line, id: `${step.id}.${path}`, text })),
  ...step.mentions.map(mention),
  ...step.commands.flatMap((command) => commandLines(command)),
  ...step.code.flatMap(({ language, text, place }) =>
    text
      .split('\n')
      .flatMap((line, index): OutlineEntry[] => (line.trim() === '' ? [] : [{ kind: 'code', line: place.line + index, language, text: line }])),
  ),
];

const rowsOf = ({ alerts, rows }: ParsedSection): readonly OutlineEntry[] => {
  const alertAt = new Map(alerts.map((row) => [row.place.line, row]));
  return rows.flatMap(({ cells, mentions, place: { line } }): OutlineEntry[] => {
    const alert = alertAt.get(line);
    const row: OutlineEntry = alert === undefined ? { kind: 'row', line, cells } : { kind: 'alert', line, alert: alert.alert, cells: alert.cells };
    return [row, ...mentions.map(mention)];
  });
};

/** One line holds one step, one typed line and one row at most; it may name several commands. */
const keyOf = (entry: OutlineEntry): string => {
  const what = entry.kind === 'substep' ? 'step' : entry.kind === 'alert' ? 'row' : entry.kind === 'mention' ? entry.text : entry.kind;
  return `${String(entry.line)} ${what}`;
};

/**
 * Everything that was found in a document, in the order of its lines. What two sections hold is told once: as the outer one has it, and as a
 * step of a trial rather than as anything else.
 */
export const outlineRunbook = ({ file, sections, unread }: ParsedRunbook): Outline => {
  const found = new Map<string, OutlineEntry>();
  const tell = (entries: readonly OutlineEntry[]): void => {
    for (const entry of entries) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
  };
  const steps = (section: ParsedSection, of: readonly ParsedStep[]): void => {
    tell(of.flatMap((step) => entriesOfStep(step, section.title)));
  };
  for (const section of sections) steps(section, [...section.detection, ...section.recovery]);
  const stepLines = new Set([...found.values()].flatMap((entry) => (entry.kind === 'step' ? [entry.line] : [])));
  let stepsUntil = 0;
  for (const section of sections) {
    tell(rowsOf(section));
    // Of a heading that is a step, all that stands below it was told.
    if (stepLines.has(section.place.line) && section.depth > 0) stepsUntil = Math.max(stepsUntil, section.lines.last);
    if (section.place.line > stepsUntil) steps(section, section.others);
  }
  const headings = sections.map(({ title, place: { line }, depth }): OutlineEntry => ({
    kind: 'section',
    line,
    depth,
    title,
    part: partOfTitle(title) ?? null,
  }));
  const html = unread.map(({ text: words, place: { line } }): OutlineEntry => ({ kind: 'unread', line, text: words }));
  const entries = [...headings, ...found.values(), ...html];
  return { file, entries: entries.toSorted((a, b) => a.line - b.line || rank(a) - rank(b)) };
};

const order: readonly OutlineEntry['kind'][] = ['section', 'step', 'substep', 'alert', 'row', 'mention', 'command', 'code', 'unread'];
const rank = ({ kind }: OutlineEntry): number => order.indexOf(kind);
