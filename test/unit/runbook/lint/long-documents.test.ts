import { expect, test } from 'vitest';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import type { LintDocument } from '../../../../src/runbook/lint/lint-document.ts';
import { contradictingDurations } from '../../../../src/runbook/lint/rules/contradicting-durations.ts';
import { duplicateTitle } from '../../../../src/runbook/lint/rules/duplicate-title.ts';
import { incidentWithoutDetection } from '../../../../src/runbook/lint/rules/incident-without-detection.ts';

const [incident] = parseRunbook(
  '# Redis outage\n\n## Detection\n\n- It is gone within 20 seconds.\n\n## Recovery\n\n1. Start it.\n',
  'x.md',
).sections;

/** A document of incidents, one every ten lines. Every second one promises something that its signal does not keep to; the others have no signal. */
const longDocument = (count: number): LintDocument => {
  if (incident === undefined) throw new Error('no incident');
  const starts = Array.from({ length: count }, (_, index) => 10 * index + 1);
  return {
    text: '',
    headings: starts.map((line) => `Redis outage ${String(line)}`),
    incidents: starts.map((line, index) => ({
      ...incident,
      detection: index % 2 === 0 ? incident.detection : [],
      title: `Redis outage ${String(line)}`,
      place: { file: 'x.md', line },
      lines: { first: line + 1, last: line + 9 },
    })),
    alerts: starts.map((line) => ({ alert: 'Queue grows long', cells: {}, place: { file: 'x.md', line }, placeOf: () => ({ file: 'x.md', line }) })),
    links: [],
    prose: starts.map((line) => ({ text: 'Noticed within 10 seconds.', placeAt: () => ({ file: 'x.md', line: line + 2, column: 1 }) })),
    codes: [],
    scripts: [],
    commands: [],
  };
};

test.each([contradictingDurations, duplicateTitle, incidentWithoutDetection])(
  '$id does not hold everything against everything: 20,000 incidents take less than five seconds',
  ({ id, check }) => {
    const document = longDocument(20_000);
    const began = performance.now();
    const found = check(document, {});
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(found).toHaveLength({ 'contradicting-durations': 20_000, 'duplicate-title': 0, 'incident-without-detection': 10_000 }[id] ?? -1);
  },
  60_000,
);
