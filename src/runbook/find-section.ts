import { DrillError } from '../core/errors.ts';
import { formatPlace } from '../core/place.ts';
import type { SectionReference } from '../core/runbook.ts';
import { nearest } from './nearest.ts';
import type { ParsedRunbook, ParsedSection } from './parsed-runbook.ts';
import { plainWords } from './plain-words.ts';

/**
 * The section that a drill refers to, by its title; letter case, spacing and Markdown marks aside.
 * @throws DrillError `section-not-found`, at the drill's line: no section has the title, or more than one has.
 */
export const findSection = (parsed: ParsedRunbook, reference: SectionReference): ParsedSection => {
  const { place, section: title } = reference;
  const [found, another] = parsed.sections.filter((section) => plainWords(section.title) === plainWords(title));
  if (found === undefined) {
    const titles = nearest(title, parsed.sections, (section) => section.title).map(
      (section) => `"${section.title}" (line ${String(section.place.line)})`,
    );
    throw new DrillError('section-not-found', `${parsed.file} has no section "${title}"`, {
      place,
      hint: titles.length === 0 ? 'the document has no headings' : `the nearest titles are: ${titles.join(', ')}`,
    });
  }
  if (another !== undefined) {
    throw new DrillError(
      'section-not-found',
      `"${title}" is the title of two sections, at ${formatPlace(found.place)} and ${formatPlace(another.place)}`,
      {
        place,
        hint: 'give one of them a title of its own',
      },
    );
  }
  return found;
};
