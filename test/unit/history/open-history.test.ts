import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/history/migrate.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { schemaVersions } from '../../../src/history/schema-versions.ts';
import { abortedReport, brokenReport } from '../report/sample-variants.ts';
import { pastTrialOf } from '../../../src/history/past-trial-of.ts';
import { pastTrial, restoredAfter } from './past-trial.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-history-'));
  file = join(folder, 'a', 'history.db');
});
afterEach(() => rm(folder, { recursive: true }));

const { commit, machine } = pastTrial();

test('what is recorded is read again as it was, from the oldest to the newest', () => {
  const trials = [
    pastTrialOf({ ...brokenReport(), started_at: '2026-03-04T10:00:00.000Z' }, { trial: 'redis-outage.without-restart', commit: null, machine }),
    pastTrialOf(abortedReport(), { trial: 'aborted', commit: { id: 'abc', dirty: true }, machine: { id: 'other', words: 'another machine' } }),
    restoredAfter(4_810.25, 1),
    restoredAfter(null, 2),
  ];
  {
    using history = openHistory(file);
    for (const trial of trials.toReversed()) history.record(trial);
  }
  using again = openHistory(file);
  expect(again.trials()).toEqual(trials);
});

test('some drills are read without the others, whatever they are called', () => {
  using history = openHistory(file);
  for (const drill of ['a', 'b', `o'hara "%_`]) history.record(pastTrial({ drill, trial: drill }));
  expect(history.trials(['b', `o'hara "%_`]).map(({ drill }) => drill)).toEqual(['b', `o'hara "%_`]);
  expect(history.trials([])).toEqual([]);
  expect(history.trials(['null'])).toEqual([]);
});

test('a trial is recorded once, and what could not be added leaves nothing behind', () => {
  using history = openHistory(file);
  history.record(pastTrial());
  expect(() => {
    history.record(pastTrial({ verdict: 'broken' }));
  }).toThrow(expect.objectContaining({ code: 'history-unusable' }));
  const twice = pastTrial({ run_id: 'another', promises: [...pastTrial().promises, ...pastTrial().promises] });
  expect(() => {
    history.record(twice);
  }).toThrow(expect.objectContaining({ code: 'history-unusable' }));
  expect(history.trials()).toEqual([pastTrial()]);
});

test('six runs that end at once, on a history that none of them had, are all recorded', async () => {
  const trials = 8;
  const workers = Array.from(
    { length: 6 },
    (_, writer) => new Worker(new URL('record-some.ts', import.meta.url), { workerData: { file, writer, trials } }),
  );
  expect(await Promise.all(workers.map(async (worker) => (await once(worker, 'exit')) as [number]))).toEqual(workers.map(() => [0]));
  using history = openHistory(file);
  expect(history.trials()).toHaveLength(workers.length * trials);
});

describe('a file that is no history', () => {
  /** What opening says; the file must not have changed. */
  const refusal = async (): Promise<unknown> => {
    const before = await readFile(file);
    let refused: unknown;
    try {
      openHistory(file)[Symbol.dispose]();
    } catch (error) {
      refused = error;
    }
    expect(await readFile(file)).toEqual(before);
    return refused;
  };
  beforeEach(() => {
    using history = openHistory(file);
    for (let run = 0; run < 40; run += 1) history.record(restoredAfter(5_000, run));
  });

  test('is refused and left as it is: text', async () => {
    await writeFile(file, 'this is a note to myself, and it is long enough for the header of a database. '.repeat(20));
    expect(await refusal()).toMatchObject({ code: 'history-invalid', exitCode: 3, message: expect.stringContaining(file) as string });
  });

  test('is refused and left as it is: pages in its middle are damaged', async () => {
    const bytes = await readFile(file);
    bytes.fill(0xa5, 8_192, bytes.length - 4_096);
    await writeFile(file, bytes);
    expect(await refusal()).toMatchObject({ code: 'history-invalid', details: { hint: expect.stringContaining('left as it is') as string } });
  });

  test('is refused and left as it is: half of it is gone', async () => {
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, Math.floor(bytes.length / 2 / 4_096) * 4_096));
    expect(await refusal()).toMatchObject({ code: 'history-invalid' });
  });

  test('is refused and left as it is: a database of something else', async () => {
    await rm(file);
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(await refusal()).toMatchObject({ code: 'history-invalid', message: expect.stringContaining('something else') as string });
  });

  test('is refused and left as it is: a later firedrill has made it', async () => {
    const newer = new DatabaseSync(file);
    newer.exec(`PRAGMA user_version = ${String(schemaVersions.length + 1)}`);
    newer.close();
    expect(await refusal()).toMatchObject({
      code: 'history-newer',
      details: { hint: expect.stringContaining('the firedrill that wrote it') as string },
    });
  });
});

test('a folder in its place, and one that cannot be made, are told with the file', () => {
  expect(() => openHistory(folder)).toThrow(expect.objectContaining({ code: 'history-unusable' }));
  expect(() => openHistory('/proc/nowhere/history.db')).toThrow(/nowhere\/history\.db cannot be used/);
});

describe('an older schema', () => {
  const versions = ['CREATE TABLE trials (name TEXT)', 'ALTER TABLE trials ADD COLUMN seed INTEGER', 'UPDATE trials SET seed = 7'];

  test('is brought to the newest one, step by step, and keeps what is in it', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, file, versions.slice(0, 1));
    database.exec(`INSERT INTO trials VALUES ('kept')`);
    migrate(database, file, versions);
    migrate(database, file, versions);
    expect(database.prepare('SELECT name, seed FROM trials').all()).toEqual([expect.objectContaining({ name: 'kept', seed: 7 })]);
    database.close();
  });

  test('stays as it was when a step fails', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, file, versions.slice(0, 1));
    expect(() => {
      migrate(database, file, [...versions.slice(0, 2), 'DROP TABLE nothing']);
    }).toThrow('nothing');
    expect(database.prepare('SELECT * FROM pragma_table_info(?)').all('trials')).toHaveLength(1);
    expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 1 });
    database.close();
  });
});

test('the commit of a trial is kept with it', () => {
  using history = openHistory(file);
  history.record(pastTrial());
  expect(history.trials()[0]?.commit).toEqual(commit);
});
