import { expect, it } from 'vitest';
import type { SectionReference } from '../../../src/core/runbook.ts';
import { runbook } from '../../../src/core/runbook-reference.ts';
import { findSection } from '../../../src/runbook/find-section.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { readFixture } from './read-fixture.ts';
import { thrown } from './thrown.ts';

const reference = (title: string): SectionReference => ({
  ...runbook('headings').section(title),
  place: { file: 'queue.drill.ts', line: 3, column: 8 },
});

it.each(['Queue unavailable', 'QUEUE  unavailable', '**Queue** `unavailable` '])('finds %j', (title) => {
  expect(findSection(readFixture('headings'), reference(title)).place.line).toBe(7);
});

it('refuses a title that does not exist, and shows the nearest', () => {
  expect(thrown(() => findSection(readFixture('headings'), reference('Queue unavailble')))).toEqual({
    code: 'section-not-found',
    message: 'queue.drill.ts:3:8: headings.md has no section "Queue unavailble"',
    hint: expect.stringMatching(/^the nearest titles are: "Queue unavailable" \(line 7\), /) as string,
  });
});

it('refuses a title that two sections have, and names both lines', () => {
  expect(thrown(() => findSection(parseRunbook('# Down\n\n## Other\n\n# *down*\n', 'x.md'), reference('Down')))).toEqual({
    code: 'section-not-found',
    message: 'queue.drill.ts:3:8: "Down" is the title of two sections, at x.md:1 and x.md:5',
    hint: 'give one of them a title of its own',
  });
});

it('says that there are no headings at all', () => {
  expect(thrown(() => findSection(parseRunbook('Down', 'x.md'), reference('Down'))).hint).toBe('the document has no headings');
});
