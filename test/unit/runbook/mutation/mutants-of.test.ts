import { describe, expect, test } from 'vitest';
import { acts } from '../../../../src/runbook/acts.ts';
import { misspell } from '../../../../src/runbook/mutation/misspell.ts';
import type { Mutant } from '../../../../src/runbook/mutation/mutant.ts';
import { mutantsOf } from '../../../../src/runbook/mutation/mutants-of.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';

const document = `# Shop

## Elsewhere

\`redis\` within 10 seconds on \`localhost:3000\`.

## Redis down

Promises: noticed within 10 seconds.

### Detection

- \`GET /ready\` answers 503 and names \`redis\`, though Redis and redis in prose are words.

### Alert

| Alert | Condition | Severity |
|---|---|---|
| \`RedisDown\` | \`shop_redis_up == 0\` for 15 s | critical |

### Recovery

1. Look at it:
   \`\`\`bash
   docker compose -f compose.prod.yml ps redis
   \`\`\`
2. Start it:
   \`\`\`bash
   docker compose -f compose.prod.yml up -d redis
   \`\`\`
3. Confirm that it answers:
   \`\`\`bash
   curl -fsS --retry 10 http://localhost:3000/ready
   \`\`\`
4. Tell the others.

## After

1. Start \`redis\`.
`;

const mutants = (text = document): readonly Mutant[] => {
  const parsed = parseRunbook(text, 'shop.md');
  const section = parsed.sections.find(({ title }) => title === 'Redis down');
  if (section === undefined) throw new Error('no section');
  return mutantsOf({
    lines: text.split('\n'),
    range: section.lines,
    section,
    names: new Set(['redis', 'RedisDown']),
    metrics: new Set(['shop_redis_up', 'shop_ready']),
    acts: (step) => acts({ step }),
  });
};

const of = (operator: string): readonly [line: number, before: string, after: string][] =>
  mutants()
    .filter((one) => one.operator === operator)
    .map(({ line, before, after }) => [line, before, after]);

test('every copy differs from the document, at its line, and nothing outside of the section is touched', () => {
  const original = document.split('\n');
  for (const { lines, line, operator } of mutants()) {
    expect(lines[line - 1], `${operator} at ${String(line)}`).not.toBe(original[line - 1]);
    expect(lines.slice(0, line - 1)).toEqual(original.slice(0, line - 1));
    expect(lines.slice(-4)).toEqual(original.slice(-4));
  }
});

describe('each kind of error is made where it can be made, and only there', () => {
  test('names: in commands and in inline code, not in prose', () => {
    expect(of('misspelt-name')).toEqual([
      [13, 'redis', 'redsi'],
      [19, 'RedisDown', 'RedisDonw'],
      [25, 'redis', 'redsi'],
      [29, 'redis', 'redsi'],
    ]);
  });

  test('options that name something, and the one that gives the shell back; not those that make it nicer', () => {
    expect(of('missing-flag')).toEqual([
      [25, ' -f compose.prod.yml', ''],
      [29, ' -f compose.prod.yml', ''],
      [29, ' -d', ''],
    ]);
  });

  test('steps that change something', () => {
    expect(of('lost-step')).toEqual([[27, 'Start it:', '']]);
    expect(
      mutants()
        .find(({ operator }) => operator === 'lost-step')
        ?.lines.join('\n'),
    ).toContain('   ```\n3. Confirm that it answers:');
  });

  test('a step, and the one that confirms it', () => {
    expect(of('swapped-steps')).toEqual([[27, 'recovery-2, recovery-3', 'recovery-3, recovery-2']]);
    const swapped =
      mutants()
        .find(({ operator }) => operator === 'swapped-steps')
        ?.lines.join('\n') ?? '';
    const steps = parseRunbook(swapped, 'shop.md')
      .sections.find(({ title }) => title === 'Redis down')
      ?.recovery.map(({ text }) => text);
    expect(steps).toEqual(['Look at it:', 'Confirm that it answers:', 'Start it:', 'Tell the others.']);
  });

  test('ports and paths', () => {
    expect(of('stale-port')).toEqual([[33, '3000', '3001']]);
    expect(of('old-path')).toEqual([
      [13, '/ready', '/old-ready'],
      [25, 'compose.prod.yml', 'old-compose.prod.yml'],
      [29, 'compose.prod.yml', 'old-compose.prod.yml'],
      [33, '/ready', '/old-ready'],
    ]);
  });

  test('what the row of an alert says', () => {
    expect(of('wrong-threshold')).toEqual([
      [19, '0', '1'],
      [19, '15', '150'],
    ]);
    expect(of('wrong-metric')).toEqual([[19, 'shop_redis_up', 'shop_ready']]);
    expect(of('wrong-severity')).toEqual([[19, 'critical', 'warning']]);
  });

  test('how long something takes at most', () => {
    expect(of('wrong-duration')).toEqual([[9, '10', '100']]);
  });
});

test('in a transcript, what is typed is changed and what was answered is not', () => {
  const lines = ['# Redis down', '', '## Recovery', '', '1. Start it:', '', '```console', '$ docker compose up -d redis', 'Container redis  Started'];
  const transcript = [...lines, '$ docker compose ps redis', 'redis  `redis`  Up 5 s', '```', '2. Tell the others.', ''].join('\n');
  const made = mutants(transcript);
  expect(made.filter(({ operator }) => operator === 'misspelt-name').map(({ line, after }) => [line, after])).toEqual([
    [8, 'redsi'],
    [10, 'redsi'],
  ]);
  const [lost] = made.filter(({ operator }) => operator === 'lost-step');
  expect(lost?.lines).toEqual(['# Redis down', '', '## Recovery', '', '2. Tell the others.', '']);
});

test.each([
  ['redis', 'redsi'],
  ['RedisDown', 'RedisDonw'],
  ['aaa', 'aaaa'],
  ['db', 'bd'],
  ['db1', 'bd1'],
])('%s is misspelt %s', (word, misspelt) => {
  expect(misspell(word)).toBe(misspelt);
});
