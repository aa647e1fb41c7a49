import { brokenMigration, dropPolicy, dropRows, exhaustConnections, lockTable, poisonRow, revoke, runawayQuery } from '../../../faults/index.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const db = service('db');
const none = milliseconds(0);

export const postgres: Catalogue = {
  poisonRow: {
    make: () => poisonRow(db, { table: 'jobs', row: { id: 99, payload: '{' } }),
    refuses: {
      'a row of nothing': [() => poisonRow(db, { table: 'jobs', row: {} }), 'a row without a column poisons nothing'],
      'poison that is not in it': [
        () => poisonRow(db, { table: 'jobs', row: { id: 99 }, poison: ['payload'] }),
        'the row has no column "payload" that could make it poison',
      ],
      'no poison': [
        () => poisonRow(db, { table: 'jobs', row: { id: 99 }, poison: [] }),
        'without a column that makes it poison, the row poisons nothing',
      ],
    },
  },
  dropRows: {
    make: () => dropRows(db, { table: 'jobs', where: 'id < 3' }),
    refuses: { 'no condition': [() => dropRows(db, { table: 'jobs', where: ' ' }), 'say which rows are dropped: where cannot be empty'] },
  },
  lockTable: {
    make: () => lockTable(db, { table: 'jobs' }),
    refuses: { 'no time at all': [() => lockTable(db, { table: 'jobs', atMost: none }), 'a lock that is held for 0 ms locks nothing'] },
  },
  runawayQuery: {
    make: () => runawayQuery(db, { sessions: 2 }),
    refuses: {
      'no query': [() => runawayQuery(db, { sessions: 0 }), '1 to 16 queries can run away, got 0'],
      'half a query': [() => runawayQuery(db, { sessions: 1.5 }), '1 to 16 queries can run away, got 1.5'],
      'too many queries': [() => runawayQuery(db, { sessions: 17 }), '1 to 16 queries can run away, got 17'],
      'no time at all': [() => runawayQuery(db, { atMost: none }), 'a query that runs for 0 ms does not run away'],
    },
  },
  exhaustConnections: {
    make: () => exhaustConnections(db),
    refuses: { 'no time at all': [() => exhaustConnections(db, { atMost: none }), 'connections that are held for 0 ms exhaust nothing'] },
  },
  brokenMigration: {
    make: () => brokenMigration(db, { table: 'jobs', column: 'payload', to: 'body' }),
    refuses: {
      'the same name': [
        () => brokenMigration(db, { table: 'jobs', column: 'payload', to: 'payload' }),
        'a column that is renamed from payload to payload breaks nothing',
      ],
    },
  },
  revoke: {
    make: () => revoke(db, { table: 'jobs', from: 'worker', privileges: ['INSERT', 'UPDATE'] }),
    refuses: { 'no privilege': [() => revoke(db, { table: 'jobs', from: 'worker', privileges: [] }), 'say which privileges are revoked'] },
  },
  dropPolicy: { make: () => dropPolicy(db, { table: 'notes', policy: 'own rows' }) },
};
