import { expect, test } from 'vitest';
import { toolboxAnswers } from '../../../src/cli/toolbox-answers.ts';
import { lintRunbooks } from '../../../src/runbook/lint/lint-runbooks.ts';
import { toolboxQuestions } from '../../../src/runbook/lint/toolbox-questions.ts';
import { docker } from '../../docker.ts';

const block = (...lines: readonly string[]): string => ['```bash', ...lines, '```', ''].join('\n');

test('programs, options and scripts are held against the real toolbox, which is gone afterwards', async () => {
  const text = [
    block('redis-cil PING', 'redis-cli --no-auth-warning -h redis PING', 'redis-cli --pas x PING'),
    block('docker compose -f compose.prod.yml up -d --no-dep redis', 'docker compose ps --format json', 'docker exec -T app ls --nope'),
    block('curl -fsS --max-tim 3 http://localhost', "psql -U x -Atc 'select 1' --tuples", 'jq -r --raw .x', 'grep --colo=never x y; tail -20 y'),
    block('for i in 1 2; do', '  echo $i'),
    block('touch /tmp/was-here; kill 1', 'docker exec firedrill ls'),
  ].join('\n');
  const file = 'x.md';
  const inventory = await toolboxAnswers(toolboxQuestions([{ file, text }]));
  const { findings } = lintRunbooks([{ file, text, inventory }]);
  const asked = new Set(['unknown-program', 'unknown-option', 'broken-script']);
  expect(findings.filter(({ rule }) => asked.has(rule)).map(({ place, message }) => `${String(place.line)}: ${message}`)).toEqual([
    '2: there is no redis-cil in the toolbox',
    '4: redis-cli knows no --pas',
    '8: docker compose up knows no --no-dep',
    '10: docker exec knows no -T',
    '14: curl knows no --max-tim',
    '16: jq knows no --raw',
    '22: a shell cannot read this: syntax error: unexpected end of file',
  ]);
  expect((await docker('ps', '--all', '--format', '{{.Labels}}')).includes('dev.firedrill.run=lone-')).toBe(false);
});
