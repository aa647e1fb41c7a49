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

const unasked: readonly UnaskedRule[] = [
  { rule: 'unknown-alert', needs: 'alerts', files: ['a.md', 'b.md'] },
  { rule: 'unknown-service', needs: 'services', files: ['b.md'] },
  { rule: 'unknown-compose-file', needs: 'composeFiles', files: ['b.md'] },
  { rule: 'unknown-table', needs: 'tables', files: ['a.md', 'b.md'] },
];

test('for people', () => {
  expect(lintText([finding], [], 2)).toBe(
    'run books/a,b.md:3:7  warning  KEYS, 100 % of them  (redis-keys)\n    scan\ninstead\n2 documents: 0 errors, 1 warning, 0 notes\n',
  );
  expect(lintText([], [], 1)).toBe('1 document: 0 errors, 0 warnings, 0 notes\n');
});

test('for people: what was not asked, and for want of what', () => {
  expect(lintText([], unasked, 2)).toBe(
    'not asked: unknown-alert (without --rules); unknown-service, unknown-compose-file (without --compose, of b.md); unknown-table (without --inventory)\n2 documents: 0 errors, 0 warnings, 0 notes\n',
  );
});

test('for programs', () => {
  expect(JSON.parse(lintJson([finding], unasked, ['a.md']))).toEqual({
    schema: 'firedrill.lint/1',
    files: ['a.md'],
    findings: [finding],
    unasked,
  });
});

test('for GitHub: nothing of the document can begin a command of its own', () => {
  expect(lintGithub([finding], [], 1)).toBe(
    '::warning file=run books/a%2Cb.md,line=3,col=7,title=redis-keys::KEYS, 100 %25 of them. scan%0Ainstead\n',
  );
  expect(lintGithub([{ ...finding, severity: 'note' }], [], 1)).toMatch(/^::notice /);
});

test('for GitHub: what was not asked is one notice, at no line', () => {
  expect(lintGithub([], unasked, 2)).toBe(
    '::notice title=not asked::unknown-alert (without --rules); unknown-service, unknown-compose-file (without --compose, of b.md); unknown-table (without --inventory)\n',
  );
});

test('for code scanning: what was not asked, and of which documents', () => {
  const rules = [{ id: 'unknown-alert', severity: 'error', asks: 'known alerts' } as const];
  const [rule] = unasked;
  if (rule === undefined) throw new Error('no rule');
  expect(JSON.parse(lintSarif({ findings: [], unasked: [rule], rules, version: '1.2.3' }))).toMatchObject({
    runs: [
      {
        results: [],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              {
                level: 'note',
                message: { text: 'unknown-alert was not asked, without --rules' },
                associatedRule: { id: 'unknown-alert', index: 0 },
                locations: [{ physicalLocation: { artifactLocation: { uri: 'a.md' } } }, { physicalLocation: { artifactLocation: { uri: 'b.md' } } }],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('for code scanning', () => {
  const rules = [{ id: 'redis-keys', severity: 'warning', asks: 'no KEYS' } as const];
  expect(JSON.parse(lintSarif({ findings: [finding], unasked: [], rules, version: '1.2.3' }))).toMatchObject({
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
