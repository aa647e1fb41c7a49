import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, expect, test } from 'vitest';
import { importRules } from './import-rules.ts';

const violationsBelow = async (folder: string): Promise<readonly string[]> => {
  const { output } = await cruise(['src', 'faults', 'fixtures', 'drills'], {
    ...importRules.options,
    ruleSet: importRules,
    validate: true,
    baseDir: folder,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
};

const copies: string[] = [];
afterEach(async () => {
  await Promise.all(copies.splice(0).map((copy) => rm(copy, { recursive: true, force: true })));
});

test('every room imports only what it may', async () => {
  expect(await violationsBelow(process.cwd())).toEqual([]);
});

test.each([
  ['core', 'src/core/reads.ts', "import { readFile } from 'node:fs/promises';\nexport const x = readFile;\n", 'core-imports-nothing'],
  ['runner', 'src/runner/reaches.ts', "import { labels } from '../stack/labels.ts';\nexport const x = labels;\n", 'runner-imports-core-only'],
  ['faults', 'faults/sees.ts', "import { labels } from '../src/stack/labels.ts';\nexport const x = labels;\n", 'faults-use-the-public-door'],
  ['stack', 'src/stack/knows.ts', "import { main } from '../cli/main.ts';\nexport const x = main;\n", 'only-cli-knows-all'],
  ['history', 'src/history/reaches.ts', "import { labels } from '../stack/labels.ts';\nexport const x = labels;\n", 'history-imports-core-only'],
  ['cli', 'src/cli/stores.ts', "import { DatabaseSync } from 'node:sqlite';\nexport const x = DatabaseSync;\n", 'owner-of-sqlite'],
  ['drills', 'drills/x.drill.ts', "import { seconds } from '../src/core/duration.ts';\nexport default seconds;\n", 'drills-use-doors-and-fixtures'],
])('a forbidden import in %s is noticed', async (_, file, text, rule) => {
  const copy = await mkdtemp(join(tmpdir(), 'firedrill-architecture-'));
  copies.push(copy);
  await Promise.all(['package.json', 'tsconfig.json'].map((name) => cp(name, join(copy, name))));
  for (const [name, content] of [
    ['src/core/duration.ts', 'export const seconds = 1;\n'],
    ['src/stack/labels.ts', 'export const labels = 1;\n'],
    ['src/cli/main.ts', 'export const main = 1;\n'],
    ['faults/index.ts', 'export const noop = 1;\n'],
    ['fixtures/stack.ts', 'export const stack = 1;\n'],
    ['drills/y.drill.ts', 'export default 1;\n'],
    [file, text],
  ] as const) {
    await mkdir(dirname(join(copy, name)), { recursive: true });
    await writeFile(join(copy, name), content);
  }
  expect((await violationsBelow(copy)).filter((line) => line.startsWith(rule))).toHaveLength(1);
});
