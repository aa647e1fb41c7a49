import type { Table } from 'mdast';
import type { AlertRow } from '../core/runbook.ts';
import { plainText } from './parse-markdown.ts';
import type { Source } from './source.ts';
import { writtenDurations } from './written-durations.ts';

const alertHeads: ReadonlySet<string> = new Set(
  'alert|alerts|alert name|alertname|alert rule|alarm|alarm name|alarmname|alarme|alerte|nom de l’alerte|alerta'.split('|'),
);
const headsAmongAlerts: ReadonlySet<string> = new Set('name|rule|nom|nombre|regel'.split('|'));

/** The words of a head: emojis and other decoration are none. */
const wordsOf = (head: string): string => head.replace(/[^\p{L}\p{N}’ ]/gu, '').trim();

/**
 * The rows of a table of alerts: one with a column headed "Alert" or, where the text is about alerts already, "Name" or "Rule". No rows for any other
 * table. A row whose alert cell is empty continues the one above and is left out.
 */
export const readAlerts = (table: Table, source: Source, aboutAlerts: boolean): readonly AlertRow[] => {
  const [headRow, ...rows] = table.children;
  const heads = headRow?.children.map((cell) => plainText(cell).toLowerCase()) ?? [];
  const named = heads.findIndex((head) => alertHeads.has(wordsOf(head)));
  const column = named === -1 && aboutAlerts ? heads.findIndex((head) => headsAmongAlerts.has(wordsOf(head))) : named;
  return rows.flatMap((row) => {
    const texts = row.children.map(plainText);
    const alert = texts[column]?.replaceAll('`', '') ?? '';
    if (alert === '') return [];
    const cells = heads.flatMap((head, index) => (index === column ? [] : [[head, texts[index] ?? ''] as const]));
    const byHead = Object.fromEntries(cells);
    const [within] = writtenDurations(byHead['within'] ?? '');
    return [
      {
        alert,
        cells: byHead,
        ...(within === undefined ? {} : { within: within.duration }),
        place: { file: source.file, line: row.position?.start.line ?? 1 },
      },
    ];
  });
};
