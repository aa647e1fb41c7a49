import type { PostgresHarms } from '../../../core/harms/postgres-harms.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { dropPolicy } from './drop-policy.ts';
import { dropRows } from './drop-rows.ts';
import { exhaustConnections } from './exhaust-connections.ts';
import { insertRow } from './insert-row.ts';
import { lockTable } from './lock-table.ts';
import { renameColumn } from './rename-column.ts';
import { revokePrivileges } from './revoke-privileges.ts';
import { runawayQuery } from './runaway-query.ts';

export const lacksPostgres = mustBe(
  'PostgreSQL server, with an image called postgres, postgis, pgvector or timescaledb',
  /(?:^|\/)(?:postgres|postgis|pgvector|timescale)[^/]*$/,
);

export const postgresCapabilities: ServiceTable<PostgresHarms> = {
  insertRow: { open: insertRow, lacks: lacksPostgres },
  dropRows: { open: dropRows, lacks: lacksPostgres },
  lockTable: { open: lockTable, lacks: lacksPostgres },
  runawayQuery: { open: runawayQuery, lacks: lacksPostgres },
  exhaustConnections: { open: exhaustConnections, lacks: lacksPostgres },
  renameColumn: { open: renameColumn, lacks: lacksPostgres },
  revokePrivileges: { open: revokePrivileges, lacks: lacksPostgres },
  dropPolicy: { open: dropPolicy, lacks: lacksPostgres },
};
