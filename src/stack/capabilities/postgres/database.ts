import { createHash } from 'node:crypto';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { runIn } from '../run-in.ts';
import { startIn } from '../start-in.ts';

/** Values of a query, written in it as `:'name'`. psql quotes them. */
export type Values = Readonly<Record<string, string>>;

/** A database as its superuser sees it, by the socket inside the server's own container. */
export interface Database {
  /** Runs SQL and psql's own commands, and answers the rows, one a line. @throws Error with what psql said. */
  query(sql: string, values?: Values): Promise<string>;
  /** Starts a session that runs SQL and then ends, and does not wait for it. `name` is its application_name. */
  start(name: string, sql: string, values?: Values): Promise<void>;
  /** As `start`, for many sessions that are idle until `seconds` are over. The process that keeps them is held by `name`. */
  startIdle(name: string, sessions: number, seconds: number): Promise<void>;
}

/** Database, role and password are those that the container was made with: the variables of the official image. */
const connect = `
role=\${POSTGRES_USER:-postgres}
database=\${FIREDRILL_DATABASE:-\${POSTGRES_DB:-$role}}
if [ -n "\${POSTGRES_PASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); else PGPASSWORD=\${POSTGRES_PASSWORD:-}; fi
export PGPASSWORD PGCONNECT_TIMEOUT=5 PGOPTIONS='-c client_min_messages=warning -c lock_timeout=4s'
as_superuser() { exec psql -X -q -A -t -v ON_ERROR_STOP=1 --username "$role" --dbname "$database" "$@"; }
`;

/** psql reads variables in a script, not in `--command`; hence the pipe. */
const runScript = `${connect}printf '%s\\n' "$FIREDRILL_SQL" | as_superuser "$@"`;

/** All of them read the same pipe, which says nothing and is closed at the end: so they are idle, and end by themselves. */
const idleScript = `${connect}
FIREDRILL_HOLDS=$PGAPPNAME sleep "$2" | {
  exec 3<&0
  while [ "$1" -gt "\${opened:=0}" ]; do
    as_superuser <&3 >/dev/null 2>&1 &
    opened=$((opened + 1))
  done
  wait
}`;

export const databaseOf = (system: SystemUnderTest, service: string, database: string | null): Database => {
  const env = (sql: string, application = 'firedrill'): Record<string, string> => ({
    FIREDRILL_DATABASE: database ?? '',
    FIREDRILL_SQL: sql,
    PGAPPNAME: application,
  });
  const argv = (script: string, ...rest: readonly string[]): string[] => ['sh', '-c', script, 'psql', ...rest];
  const variables = (values: Values): string[] => Object.entries(values).flatMap(([name, value]) => ['-v', `${name}=${value}`]);
  return {
    query: async (sql, values = {}) => (await runIn(system, service, argv(runScript, ...variables(values)), { env: env(sql) })).trim(),
    start: (name, sql, values = {}) => startIn(system, service, argv(runScript, ...variables(values)), env(sql, name)),
    startIdle: (name, sessions, seconds) => startIn(system, service, argv(idleScript, String(sessions), String(seconds)), env('', name)),
  };
};

/** The same name for the same fault, so that another process finds what this one made. Short enough for an application_name and for a table. */
export const nameOf = (harm: string, settings: unknown): string =>
  `firedrill_${harm}_${createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8)}`;
