import { readFileSync } from 'node:fs';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import type { ParsedRunbook, ParsedSection } from '../../../src/runbook/parsed-runbook.ts';

/** A document of `fixtures/`, parsed under its bare name. They are called `.txt` so that no formatter of Markdown makes them all alike. */
export const readFixture = (name: string): ParsedRunbook =>
  parseRunbook(readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8'), `${name}.md`);

export const sectionOf = (parsed: ParsedRunbook, title: string): ParsedSection => {
  const section = parsed.sections.find((one) => one.title === title);
  if (section === undefined) throw new Error(`no section ${title} in ${parsed.file}`);
  return section;
};
