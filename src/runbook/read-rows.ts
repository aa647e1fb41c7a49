import type { Table } from 'mdast';
import { plainText, rawText } from './parse-markdown.ts';
import type { TableRow } from './parsed-runbook.ts';
import { readMentions } from './read-mentions.ts';
import type { Source } from './source.ts';

/** The rows of any table, its head aside. */
export const readRows = (table: Table, { file }: Source): readonly TableRow[] =>
  table.children.slice(1).map((row) => {
    const line = row.position?.start.line ?? 1;
    return {
      cells: row.children.map(plainText),
      mentions: row.children.flatMap((cell) => readMentions(rawText(cell), line, file)),
      place: { file, line },
    };
  });
