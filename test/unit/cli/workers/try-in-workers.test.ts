import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { startWorker } from '../../../../src/cli/workers/start-worker.ts';
import { tryInWorkers, type WaitingTrial, type WorkersContext } from '../../../../src/cli/workers/try-in-workers.ts';
import { multiplexer } from '../../../../src/report/multiplexer.ts';
import { tempFolder } from '../../operator/temp-folder.ts';
import { sampleReport } from '../../report/sample-report.ts';

const trial = (name: string, memoryBytes = 1): WaitingTrial => ({ name, memoryBytes, cores: 1, argv: ['run', name] });
const room = { memoryBytes: 10, cores: 4, workers: 2 };

/** Workers that end when they are told to, and everything that they and whoever started them said. */
const workshop = (output: string) => {
  const said: string[] = [];
  const ends = new Map<string, (exitCode: number, words?: string) => Promise<void>>();
  const stop = new AbortController();
  const started: string[] = [];
  const start: typeof startWorker = async ([, name = '', ...argv]) => {
    started.push(name);
    expect(argv).toEqual(['--output', output, '--ledger-folder', join(output, name)]);
    return await new Promise((resolve) => {
      ends.set(name, async (exitCode, words = '') => {
        const folder = join(output, name);
        await mkdir(folder, { recursive: true });
        const sample = sampleReport();
        if (exitCode < 2)
          await writeFile(join(folder, 'report.json'), JSON.stringify({ ...sample, drill: { ...sample.drill, id: name, variant: null } }));
        resolve({ exitCode, said: words });
      });
    });
  };
  const context: WorkersContext = {
    run: { id: 'r', output },
    reporter: multiplexer([{ onReport: ({ drill }, folder) => void said.push(`reported ${drill.id} in ${folder.slice(output.length)}`) }]),
    history: { keep: ({ report }) => void said.push(`kept ${report.drill.id}`), records: () => [], troubles: [] },
    stops: { signal: stop.signal, hurry: new AbortController().signal },
    tell: (line) => void said.push(line),
  };
  const end = async (name: string, exitCode: number, words?: string): Promise<void> => {
    await expect.poll(() => ends.has(name)).toBe(true);
    await ends.get(name)?.(exitCode, words);
  };
  return { said, started, stop, start, context, end };
};

test('trials are tried beside each other, and each is told in one piece when it is over', async () => {
  await using folder = await tempFolder();
  const { said, start, context, end } = workshop(folder.path);
  const tried = tryInWorkers([trial('a'), trial('b'), trial('c')], room, context, start);
  await end('b', 1, 'firedrill: give it more time\n');
  await end('c', 0);
  await end('a', 0);
  const { reports, exitCodes } = await tried;
  expect(said).toEqual([
    'a begins',
    'b begins, beside a',
    'b: give it more time',
    'kept b',
    'reported b in /b',
    'c begins, beside a',
    'kept c',
    'reported c in /c',
    'kept a',
    'reported a in /a',
  ]);
  expect(reports.map(({ drill }) => drill.id)).toEqual(['a', 'b', 'c']);
  expect(exitCodes).toEqual([1, 0, 0]);
});

test('one for whom there is no room waits until there is, and says why once', async () => {
  await using folder = await tempFolder();
  const { said, start, context, end } = workshop(folder.path);
  const tried = tryInWorkers([trial('a', 4), trial('large', 9), trial('b', 4)], room, context, start);
  await end('a', 0);
  await end('b', 0);
  await end('large', 0);
  await tried;
  expect(said.filter((line) => /begins|waits/.test(line))).toEqual([
    'a begins',
    'b begins, beside a',
    'large waits: it needs 9 B of memory, and 6 B are left beside a',
    'large begins',
  ]);
});

test('a worker that ends without a report counts by its exit code, and no report of an earlier run is taken for its own', async () => {
  await using folder = await tempFolder();
  const { said, start, context, end } = workshop(folder.path);
  await mkdir(join(folder.path, 'a'));
  await writeFile(join(folder.path, 'a', 'report.json'), JSON.stringify(sampleReport()));
  const tried = tryInWorkers([trial('a')], room, context, start);
  await end('a', 4, 'firedrill: the stack did not start\n');
  expect(await tried).toEqual({ reports: [], failures: [], exitCodes: [4] });
  expect(said[1]).toBe('a: the stack did not start');
  expect(said[2]).toMatch(/^a ended with 4 and without a report: .*cannot be read: ENOENT/);
});

test('once it is interrupted, nothing more begins, and what runs is waited for', async () => {
  await using folder = await tempFolder();
  const { started, stop, start, context, end } = workshop(folder.path);
  const tried = tryInWorkers([trial('a'), trial('b')], { ...room, workers: 1 }, context, start);
  await expect.poll(() => started).toEqual(['a']);
  stop.abort();
  await end('a', 130);
  expect(await tried).toMatchObject({ reports: [], exitCodes: [130] });
  expect(started).toEqual(['a']);
});
