import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { acceptRunbooks } from '../../../src/cli/accept-runbooks.ts';
import { acceptedLines } from '../../../src/cli/accepted-lines.ts';
import { drillBench, type Bench } from './drill-bench.ts';
import { runHere } from './run-here.ts';

interface Accepting {
  readonly exitCode: number;
  readonly said: string;
}

const accept = async ({ folder }: Bench, ids: readonly string[] = [], check?: true): Promise<Accepting> => {
  const printed: string[] = [];
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const options = { drills: join(folder, 'drills'), runbooks: join(folder, 'runbooks'), ...(check === undefined ? {} : { check }) };
  try {
    const exitCode = await acceptRunbooks(ids, options);
    return { exitCode, said: printed.join('').replaceAll(relative(process.cwd(), folder), 'FOLDER').replaceAll(folder, 'FOLDER') };
  } finally {
    writing.mockRestore();
  }
};

const beside = ({ folder }: Bench): string => join(folder, 'drills/outage.accepted.json');
const reword = async (bench: Bench, written: string, instead: string): Promise<void> => {
  const text = await readFile(join(bench.folder, 'runbooks/app.md'), 'utf8');
  expect(text).toContain(written);
  await bench.write('runbooks/app.md', text.replace(written, instead));
};

describe('firedrill runbook accept', () => {
  test('writes what was read, tells each change before and after, and lets the next plan be held', async () => {
    await using bench = await drillBench();
    expect((await bench.plan()).bound).toMatchObject({ findings: [], unaccepted: ['answers 503', 'Keep users out'] });
    expect(await accept(bench, ['outage'])).toEqual({
      exitCode: 0,
      said: [
        'FOLDER/runbooks/app.md:7: detection "answers 503"',
        '  + Readiness answers 503.',
        'FOLDER/runbooks/app.md:17: recovery "Keep users out"',
        '  + Keep users out.',
        'outage: 2 accepted, 0 as they were (FOLDER/drills/outage.accepted.json)\n',
      ].join('\n'),
    });
    expect((await bench.plan()).plan.documentFindings.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'held']);

    await reword(bench, 'Keep users out.', 'Lock users out.');
    const { plan, bound } = await bench.plan();
    expect(plan.documentFindings.at(-1)).toMatchObject({ verdict: 'drift', place: { line: bench.lineOf('runbooks/app.md', 'Lock users') } });
    expect(plan.recovery[0]?.binding).toBeDefined();
    expect(acceptedLines('outage', bound)[1]).toMatch(/app\.md:17 {2}recovery-1 is the sentence .*: drift, the document changed here since: /);

    expect((await accept(bench)).said).toBe(
      [
        'FOLDER/runbooks/app.md:17: recovery "Keep users out"',
        '  - Keep users out.',
        '  + Lock users out.',
        'outage: 1 accepted, 1 as they were (FOLDER/drills/outage.accepted.json)\n',
      ].join('\n'),
    );
    expect((await bench.plan()).plan.documentFindings.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'held']);
  });

  test('--check writes nothing, and ends with 1 where something is not accepted', async () => {
    await using bench = await drillBench();
    const folders = ['--drills', join(bench.folder, 'drills'), '--runbooks', join(bench.folder, 'runbooks')];
    expect(await runHere('runbook', 'accept', 'outage', '--check', ...folders)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/\noutage: 2 not accepted: read them, then firedrill runbook accept outage, 0 as they were \(/) as string,
      stderr: '',
    });
    await expect(readFile(beside(bench))).rejects.toMatchObject({ code: 'ENOENT' });

    await accept(bench);
    const written = await readFile(beside(bench), 'utf8');
    expect(await accept(bench, [], true)).toEqual({
      exitCode: 0,
      said: 'outage: nothing changed, 2 as they were (FOLDER/drills/outage.accepted.json)\n',
    });
    await reword(bench, 'answers 503', 'answers 503, or nothing');
    expect(await accept(bench, [], true)).toMatchObject({ exitCode: 1 });
    expect(await readFile(beside(bench), 'utf8')).toBe(written);
  });

  test('refuses a damaged file, at its line, and leaves it', async () => {
    await using bench = await drillBench();
    await writeFile(beside(bench), '{\n<<<<<<< HEAD\n');
    const refused = { code: 'accepted-invalid', exitCode: 3, message: expect.stringContaining('drills/outage.accepted.json:2: ') as string };
    await expect(accept(bench)).rejects.toMatchObject(refused);
    await expect(bench.plan()).rejects.toMatchObject(refused);
    expect(await readFile(beside(bench), 'utf8')).toBe('{\n<<<<<<< HEAD\n');
  });
});

test('a plan says of accepted sentences that nobody ever accepted any, or which words were not', () => {
  const nothing = { detection: [], recovery: [], findings: [] };
  expect(acceptedLines('outage', { ...nothing, unaccepted: ['a'] })).toEqual(['accepted   never: firedrill runbook accept outage']);
  const held = { claim: 'as ever', verdict: 'held', saw: '2 sentences', place: { file: 'a.md', line: 3 }, evidence: [] } as const;
  expect(acceptedLines('outage', { ...nothing, findings: [held], unaccepted: ['a'] })).toEqual([
    'accepted',
    '  a.md:3  as ever: held, 2 sentences',
    '  nobody has accepted the sentence of "a" yet: firedrill runbook accept outage',
  ]);
});
