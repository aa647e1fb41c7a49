import { expect, test } from 'vitest';
import { runHere } from './run-here.ts';

test('shows how a document is read, with the number of each line', async () => {
  const { exitCode, stdout, stderr } = await runHere('runbook', 'outline', 'test/unit/runbook/documents/18-minimal.md');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`test/unit/runbook/documents/18-minimal.md: 1 section, 2 steps, 1 mentioned command
    1  # Status page is down
    3    recovery-1  ssh status-1 sudo systemctl restart nginx
    3      \`ssh status-1 sudo systemctl restart nginx\`
    4    recovery-2  Still down? Wake Kim.
`);
});

test('tells programs the same as JSON', async () => {
  const { stdout } = await runHere('runbook', 'outline', '--format', 'json', 'test/unit/runbook/documents/18-minimal.md');
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'firedrill.outline/1',
    documents: [
      { file: 'test/unit/runbook/documents/18-minimal.md', entries: [{ kind: 'section', line: 1 }, { id: 'recovery-1' }, { kind: 'mention' }, {}] },
    ],
  });
});

test.each([
  ['/nowhere.md', 'firedrill: the document /nowhere.md cannot be read'],
  ['package.json/x', 'firedrill: the document package.json/x cannot be read'],
])('refuses %s with exit code 3', async (file, words) => {
  const { exitCode, stdout, stderr } = await runHere('runbook', 'outline', file);
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toContain(words);
});
