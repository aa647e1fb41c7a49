import type { Outline, OutlineEntry } from '../../core/outline.ts';

/** What is counted: its name, for one and for many. */
const counted = {
  section: ['section', 'sections'],
  step: ['step', 'steps'],
  other: ['other item', 'other items'],
  substep: ['line within steps', 'lines within steps'],
  command: ['command', 'commands'],
  mention: ['mentioned command', 'mentioned commands'],
  alert: ['alert row', 'alert rows'],
  row: ['other row', 'other rows'],
  code: ['line of other code', 'lines of other code'],
  unread: ['stretch of unread HTML', 'stretches of unread HTML'],
} as const;

export type OutlineCounts = Readonly<Record<keyof typeof counted, number>>;

/** How many there are of each. A step that stands in no part of an incident is an other item. */
export const outlineCounts = ({ entries }: Outline): OutlineCounts => {
  const counts = { section: 0, step: 0, other: 0, substep: 0, command: 0, mention: 0, alert: 0, row: 0, code: 0, unread: 0 };
  for (const entry of entries) {
    counts[entry.kind === 'step' && entry.part === 'other' ? 'other' : entry.kind] += 1;
  }
  return counts;
};

const cellsOf = (cells: Readonly<Record<string, string>>): string =>
  Object.entries(cells)
    .map(([head, text]) => `${head}: ${text}`)
    .join('; ');

const after = (fill: readonly string[], variant: string | null = null): string => {
  const said = [
    ...(variant === null ? [] : [variant === 'or' ? variant : `for ${variant}`]),
    ...(fill.length === 0 ? [] : [`fill in ${fill.join(', ')}`]),
  ];
  return said.length === 0 ? '' : `    (${said.join('; ')})`;
};

const wordsOf = (entry: OutlineEntry): string => {
  switch (entry.kind) {
    case 'section':
      return `${'#'.repeat(entry.depth)}${entry.depth === 0 ? '' : ' '}${entry.title}${entry.part === null ? '' : `    [${entry.part}]`}`;
    case 'step':
      return `  ${entry.id}  ${entry.text}${entry.notes.map((note) => `  [${note}]`).join('')}`;
    case 'substep':
      return `    ${entry.id}  ${entry.text}`;
    case 'command':
      return `    $ ${entry.text}${after(entry.fill, entry.variant)}`;
    case 'mention':
      return `    \`${entry.text}\`${after(entry.fill)}`;
    case 'code':
      return `    | ${entry.text}    (${entry.language === '' ? 'not clearly typed' : entry.language})`;
    case 'alert':
      return `  alert ${entry.alert}  ${cellsOf(entry.cells)}`.trimEnd();
    case 'row':
      return `  row ${entry.cells.join(' | ')}`;
    case 'unread':
      return `  unread HTML: ${entry.text}`;
  }
};

/** For people: a line for each thing that was found, behind the number of its line in the document. */
export const outlineText = (outline: Outline): string => {
  const counts = Object.entries(outlineCounts(outline))
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${String(count)} ${counted[kind as keyof OutlineCounts][count === 1 ? 0 : 1]}`);
  const lines = outline.entries.map((entry) => `${String(entry.line).padStart(5)}  ${wordsOf(entry)}`);
  return `${[`${outline.file}: ${counts.join(', ') || 'nothing found'}`, ...lines].join('\n')}\n`;
};
