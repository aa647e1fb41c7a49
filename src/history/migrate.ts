import type { DatabaseSync } from 'node:sqlite';
import { DrillError } from '../core/errors.ts';
import { damagedHistory } from './history-error.ts';
import { applicationId, schemaVersions } from './schema-versions.ts';

/**
 * Brings a history to the newest schema, in one transaction: whoever comes at the same time waits and finds it done. @throws DrillError `history-newer`
 * for a schema that a later firedrill has made, `history-invalid` for a database of something else.
 */
export const migrate = (database: DatabaseSync, file: string, versions: readonly string[] = schemaVersions): void => {
  if (versionOf(database, file, versions.length) === versions.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const before = versionOf(database, file, versions.length);
    for (const statements of versions.slice(before)) database.exec(statements);
    database.exec(`PRAGMA application_id = ${String(applicationId)}; PRAGMA user_version = ${String(versions.length)}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};

/** 0 for a file in which there is nothing yet. */
const versionOf = (database: DatabaseSync, file: string, newest: number): number => {
  const version = pragma(database, 'user_version');
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
  if (version === 0 && tables === 0) return 0;
  if (pragma(database, 'application_id') !== applicationId) throw damagedHistory(file, 'it is a database of something else');
  if (version > newest) {
    throw new DrillError('history-newer', `${file} has schema ${String(version)}, and this firedrill knows ${String(newest)} at most`, {
      hint: 'use the firedrill that wrote it, or give another file with --history',
    });
  }
  return version;
};

const pragma = (database: DatabaseSync, name: 'user_version' | 'application_id'): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
