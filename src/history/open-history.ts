import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { clockNames } from '../core/report.ts';
import type { PastTrial } from '../core/past-trial.ts';
import { damagedHistory, historyError } from './history-error.ts';
import { migrate } from './migrate.ts';
import { pastTrialFrom } from './trial-rows.ts';

/** All trials that were recorded on this machine, in one file. Several processes may use it at once. */
export interface History extends Disposable {
  /** Adds a trial, all of it or nothing. @throws DrillError `history-unusable`, also for one that is recorded already. */
  record(trial: PastTrial): void;
  /** From the oldest to the newest; of these drills, or of all. @throws DrillError `history-invalid`, `history-unusable`. */
  trials(drills?: readonly string[]): readonly PastTrial[];
}

/** Another process writes for some milliseconds at a time. Waiting stops everything else in this one: less than the least lease of a watchdog. */
const patienceMs = 1_000;

/**
 * Opens a history, and makes the file where there is none. One that is damaged stays as it is.
 * @throws DrillError `history-invalid`, `history-newer`, `history-unusable`.
 */
export const openHistory = (file: string): History => {
  const usable = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw historyError(file, error);
    }
  };
  const database = usable(() => {
    makeFolder(dirname(resolve(file)));
    return new DatabaseSync(file, { timeout: patienceMs });
  });
  try {
    usable(() => {
      prepare(database, file);
    });
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    record: (trial) => {
      usable(() => {
        inTransaction(database, () => {
          insert(database, trial);
        });
      });
    },
    trials: (drills) => usable(() => select(database, drills)),
    [Symbol.dispose]: () => {
      database.close();
    },
  };
};

/** One by one: Node's own recursive mkdir never ends below /proc. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run makes it at the same time.
    if (!existsSync(folder)) throw error;
  }
};

const prepare = (database: DatabaseSync, file: string): void => {
  migrate(database, file);
  // A reader sees what was there when it began, and no writer waits for it. Written into the file, once.
  database.exec('PRAGMA journal_mode = WAL');
  // Never damaged by a crash; only the last trials may be lost with the power of the machine.
  database.exec('PRAGMA synchronous = NORMAL');
  const [found] = database.prepare('PRAGMA quick_check(1)').all();
  if (found?.['quick_check'] !== 'ok') throw damagedHistory(file, String(found?.['quick_check']));
};

const inTransaction = (database: DatabaseSync, work: () => void): void => {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};

const insertInto = (database: DatabaseSync, table: string, row: Readonly<Record<string, SQLInputValue>>): number => {
  const names = Object.keys(row);
  const statement = database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  return Number(statement.run(...Object.values(row)).lastInsertRowid);
};

const insert = (database: DatabaseSync, { machine, commit, timing, clocks, promises, ...trial }: PastTrial): void => {
  database.prepare('INSERT OR IGNORE INTO machines (id, words) VALUES (?, ?)').run(machine.id, machine.words);
  const { name, ...times } = timing;
  const id = insertInto(database, 'trials', {
    ...trial,
    ...times,
    timing: name,
    machine: machine.id,
    commit_id: commit?.id ?? null,
    dirty: commit === null ? null : Number(commit.dirty),
  });
  for (const each of clockNames) {
    const clock = clocks[each];
    if (clock !== null) insertInto(database, 'clocks', { trial: id, name: each, ...clock });
  }
  for (const promise of promises) insertInto(database, 'promises', { trial: id, ...promise });
};

const select = (database: DatabaseSync, drills: readonly string[] | undefined): readonly PastTrial[] => {
  const chosen = JSON.stringify(drills ?? null);
  const ofChosen = `(?1 = 'null' OR drill IN (SELECT value FROM json_each(?1)))`;
  const trials = database
    .prepare(`SELECT trials.*, words FROM trials JOIN machines ON machines.id = machine WHERE ${ofChosen} ORDER BY started_at, trials.id`)
    .all(chosen);
  const childrenOf = (table: string): ReadonlyMap<unknown, (typeof trials)[number][]> =>
    Map.groupBy(
      database
        .prepare(`SELECT ${table}.* FROM ${table} JOIN trials ON trials.id = ${table}.trial WHERE ${ofChosen} ORDER BY ${table}.rowid`)
        .all(chosen),
      (row) => row['trial'],
    );
  const [clocks, promises] = [childrenOf('clocks'), childrenOf('promises')];
  return trials.map((trial) => pastTrialFrom({ trial, clocks: clocks.get(trial['id']) ?? [], promises: promises.get(trial['id']) ?? [] }));
};
