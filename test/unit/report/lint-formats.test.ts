import { expect, test } from 'vitest';
import type { LintFinding, UnaskedRule } from '../../../src/core/lint-finding.ts';
import { lintGithub } from '../../../src/report/lint/lint-github.ts';
import { lintJson } from '../../../src/report/lint/lint-json.ts';
import { lintSarif } from '../../../src/report/lint/lint-sarif.ts';
import { lintText } from '../../../src/report/lint/lint-text.ts';

const finding: LintFinding = {
  rule: 'redis-keys',
  severity: 'warning',
  message: 'KEYS, 100 % of them',
  suggestion: 'scan\ninstead',
  place: { file: 'run books/a,b.md', line: 3, column: 7 },
};

test('for people', () => {
  expect(lintText([finding], [], 2)).toBe(
    'run books/a,b.md:3:7  warning  KEYS, 100 % of them  (redis-keys)\n    scan\ninstead\n2 documents: 0 errors, 1 warning, 0 notes\n',
  );
  expect(lintText([], [], 1)).toBe('1 document: 0 errors, 0 warnings, 0 notes\n');
});

test('for people: what was not asked, and for want of what', () => {
  const unasked: readonly UnaskedRule[] = [
    { rule: 'unknown-alert', needs: 'alerts', files: ['a.md', 'b.md'] },
    { rule: 'unknown-service', needs: 'services', files: ['b.md'] },
    { rule: 'unknown-compose-file', needs: 'composeFiles', files: ['b.md'] },
    { rule: 'unknown-table', needs: 'tables', files: ['a.md', 'b.md'] },
  ];
  expect(lintText([], unasked, 2)).toBe(
    'not asked: unknown-alert (without --rules); unknown-service, unknown-compose-file (without --compose, of b.md); unknown-table (without --inventory)\n2 documents: 0 errors, 0 warnings, 0 notes\n',
  );
});

test('for programs', () => {
  const unasked: UnaskedRule = { rule: 'unknown-alert', needs: 'alerts', files: ['a.md'] };
  expect(JSON.parse(lintJson([finding], [unasked], ['a.md']))).toEqual({
    schema: 'firedrill.lint/1',
    files: ['a.md'],
    findings: [finding],
    unasked: [unasked],
  });
});

test('for GitHub: nothing of the document can begin a command of its own', () => {
  expect(lintGithub([finding])).toBe('::warning file=run books/a%2Cb.md,line=3,col=7,title=redis-keys::KEYS, 100 %25 of them. scan%0Ainstead\n');
  expect(lintGithub([{ ...finding, severity: 'note' }])).toMatch(/^::notice /);
});

test('for code scanning', () => {
  const rules = [{ id: 'redis-keys', severity: 'warning', asks: 'no KEYS' } as const];
  expect(JSON.parse(lintSarif([finding], rules, '1.2.3'))).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'firedrill', version: '1.2.3', rules: [{ id: 'redis-keys', shortDescription: { text: 'no KEYS' } }] } },
        results: [
          {
            ruleId: 'redis-keys',
            ruleIndex: 0,
            level: 'warning',
            locations: [{ physicalLocation: { artifactLocation: { uri: 'run%20books/a%2Cb.md' }, region: { startLine: 3, startColumn: 7 } } }],
          },
        ],
      },
    ],
  });
});
