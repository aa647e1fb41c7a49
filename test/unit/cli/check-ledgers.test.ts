import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { writeLedger } from '../../../src/load/ledger/write-ledger.ts';
import { tempFolder } from '../operator/temp-folder.ts';
import { runHere } from './run-here.ts';

/** A ledger of three writes, of which the primary has these. */
const ledgerOf = async (folder: string, name: string, found: readonly string[], checks: readonly string[] = []): Promise<string> => {
  const file = join(folder, name);
  await using ledger = await writeLedger(file, { run: 'r1', load: 'orders', checks });
  ledger.driver('d');
  for (const [n, id] of ['o-1', 'o-2', 'o-3'].entries()) {
    ledger.attempt({ id, writer: 'w', invokedMs: 1_000 + n * 10 });
    ledger.settle(id, 'ok', 1_004 + n * 10);
  }
  ledger.driverEnded('d');
  ledger.fault(1_500, 2);
  const reading = ledger.reading({ from: 'primary', asOfMs: 3_000 });
  for (const id of found) reading.found({ id });
  reading.end({ endedMs: 3_001, complete: true });
  return file;
};

describe('firedrill ledger', () => {
  test.concurrent('0: nothing is lost', async () => {
    await using folder = await tempFolder();
    const { exitCode, stdout, stderr } = await runHere('ledger', await ledgerOf(folder.path, 'good', ['o-1', 'o-2', 'o-3']));
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(1)).toEqual([
      '  orders of r1: 15 records',
      '  3 attempts: 3 acknowledged, 0 refused, 0 unanswered; 0 reads',
      '  read back from primary at 3 s: 3 entries',
      '  ✓ lost        0 lost, of 3 acknowledged writes',
      '  ✓ recovered   0 unanswered and yet there, of 3 writes',
      '  ✓ duplicated  0 there more than once, of 3 found writes',
      '  ✓ unexpected  0 unexpected, of 3 found writes',
      '',
    ]);
  });

  test.concurrent('1: a lost write is named, with the time in which it was under way; the worst file decides', async () => {
    await using folder = await tempFolder();
    const files = [await ledgerOf(folder.path, 'good', ['o-1', 'o-2', 'o-3']), await ledgerOf(folder.path, 'bad', ['o-1', 'o-3'])];
    const { exitCode, stdout } = await runHere('ledger', ...files);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '  ✗ lost        1 lost, of 3 acknowledged writes: o-2\n      o-2: acknowledged and not found, sent at 1010.0 ms, answered at 1014.0 ms\n',
    );
    expect(stdout).toContain(
      '  lost: 1 write; the oldest was acknowledged 486 ms before the fault (+4 ms -2 ms); acknowledged from 1014.0 ms to 1014.0 ms\n',
    );
  });

  test.concurrent('2: what was not read is not held, and the ledger says what is asked', async () => {
    await using folder = await tempFolder();
    const file = await ledgerOf(folder.path, 'half', ['o-1', 'o-2', 'o-3'], ['lost', 'stale']);
    const { exitCode, stdout } = await runHere('ledger', file);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('  ? stale  0 missing where users read, of 0 stored writes; nobody read the users’ view back; ');
    expect(stdout).not.toContain('duplicated');
    expect((await runHere('ledger', '--check', 'lost', file)).exitCode).toBe(0);
  });

  test.concurrent('tells programs the same as JSON', async () => {
    await using folder = await tempFolder();
    const { stdout } = await runHere('ledger', '--format', 'json', await ledgerOf(folder.path, 'bad', ['o-2', 'o-2', 'o-3']));
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'firedrill.ledger-check/1',
      ledgers: [
        {
          run: 'r1',
          verdict: 'broken',
          lossWindow: { operations: 1, ms: 496, errorMs: { longer: 4, shorter: 2 }, oldest: { id: 'o-1' } },
          results: [
            { checker: 'lost', verdict: 'broken', cases: 1, listed: [{ id: 'o-1', invokedMs: 1_000, completedMs: 1_004 }] },
            { checker: 'recovered', verdict: 'held' },
            { checker: 'duplicated', verdict: 'broken', listed: [{ id: 'o-2', from: 'primary', words: 'found 2 times' }] },
            { checker: 'unexpected', verdict: 'held' },
          ],
        },
      ],
    });
  });

  test.concurrent('3: what is no ledger is refused at its line, and so is a checker that there is not', async () => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'bad.ndjson');
    await writeFile(file, 'hello\n');
    const [garbage, unknown, named] = await Promise.all([
      runHere('ledger', file),
      runHere('ledger', '--check', 'luck', await ledgerOf(folder.path, 'good', [])),
      runHere('ledger', await ledgerOf(folder.path, 'named', [], ['luck'])),
    ]);
    expect([garbage.exitCode, unknown.exitCode, named.exitCode]).toEqual([3, 3, 3]);
    expect(garbage.stderr).toContain('bad.ndjson:1: this is no record of a ledger: ');
    expect(unknown.stderr).toContain('firedrill: there is no checker called "luck"\n  Known are: lost, recovered,');
    expect(named.stderr).toContain('named:1: there is no checker called "luck"');
  });
});
