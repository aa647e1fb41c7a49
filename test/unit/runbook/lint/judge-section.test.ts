import { expect, test } from 'vitest';
import { judgeSection } from '../../../../src/runbook/lint/judge-section.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';

const inventory = {
  services: [{ name: 'redis', container: undefined, environment: [], listens: [] }],
  publishedPorts: [3000],
  alerts: [],
};

const judge = (commands: string) => {
  const parsed = parseRunbook(`# Elsewhere\n\n\`\`\`bash\ndocker compose ps nobody\n\`\`\`\n\n# Down\n\n\`\`\`bash\n${commands}\n\`\`\`\n`, 'x.md');
  const section = parsed.sections[1];
  if (section === undefined) throw new Error('no section');
  return judgeSection(parsed, section, inventory);
};

test('what a section says right is no finding, and other sections are not its business', () => {
  expect(judge('docker compose ps redis\ncurl http://localhost:3000/ready')).toEqual([]);
});

test('what it says wrong is drift, at its line and column', () => {
  const found = judge('docker compose ps redis\ndocker compose ps rediss\ncurl http://localhost:3001/ready\ndocker compose logs -f redis');
  expect(found.map(({ verdict, place, saw }) => [verdict, place?.line, place?.column, saw])).toEqual([
    ['drift', 12, 6, expect.stringContaining('3001')],
    ['drift', 11, 19, expect.stringContaining('rediss')],
    ['drift', 13, 21, 'this goes on until somebody interrupts it'],
  ]);
});

test('a misspelt name is one finding, by the rule that knows what it is the name of', () => {
  const parsed = parseRunbook('# Down\n\nThe log event `store_lots` is written.\n\n1. Ask `reddis`.\n', 'x.md');
  const [section] = parsed.sections;
  if (section === undefined) throw new Error('no section');
  const found = judgeSection(parsed, section, { ...inventory, logEvents: ['store_lost'] });
  expect(found.map(({ place, saw }) => [place?.line, saw])).toEqual([
    [5, 'the system has nothing called "reddis"'],
    [3, 'the system has no log event "store_lots"'],
  ]);
});
