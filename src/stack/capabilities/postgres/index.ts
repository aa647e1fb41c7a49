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

const lacks = mustBe(
  'PostgreSQL server, with an image called postgres, postgis, pgvector or timescaledb',
  /(?:^|\/)(?:postgres|postgis|pgvector|timescale)[^/]*$/,
);

export const postgresCapabilities: ServiceTable<PostgresHarms> = {
  insertRow: { open: insertRow, lacks },
  dropRows: { open: dropRows, lacks },
  lockTable: { open: lockTable, lacks },
  runawayQuery: { open: runawayQuery, lacks },
  exhaustConnections: { open: exhaustConnections, lacks },
  renameColumn: { open: renameColumn, lacks },
  revokePrivileges: { open: revokePrivileges, lacks },
  dropPolicy: { open: dropPolicy, lacks },
};
