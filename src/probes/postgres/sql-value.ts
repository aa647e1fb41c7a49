import { milliseconds, type Duration } from '../../core/duration.ts';
import type { Service } from '../../core/target.ts';
import { bounds, type Bounds } from '../bounds.ts';
import { polled } from '../polled.ts';

export interface SqlSettings {
  /** Default 5432. */
  readonly port?: number;
  /** How far apart it is asked. Default 250 ms. */
  readonly period?: Duration;
  /** The environment variables of the service that say who asks. Default those of the Postgres image. */
  readonly variables?: { readonly user: string; readonly password: string; readonly database: string };
}

const timeoutMs = 2_000;

/** The classes of SQLSTATE that say that the question is wrong: syntax, names, rights; and a write where only reading is allowed. */
const ourFault = /^(?:42...|25006)$/;

/**
 * What a query finds in Postgres: the first column of every row. It is asked in transactions that may only read, on one connection of its own.
 * No answer, and no row, are nothing seen: never 0, and never null either.
 */
export const sqlValue = (postgres: Service, sql: string, settings: SqlSettings = {}): Bounds<number | string> => {
  const { port = 5432, period = milliseconds(250) } = settings;
  const { user, password, database } = settings.variables ?? { user: 'POSTGRES_USER', password: 'POSTGRES_PASSWORD', database: 'POSTGRES_DB' };
  return bounds(sql.replaceAll(/\s+/g, ' ').trim(), {
    name: `query of ${postgres.name}`,
    of: postgres,
    period,
    watch: (stack, observe, signal) =>
      polled({
        ...{ period, observe, signal, isOurFault: (error) => error instanceof Error && 'code' in error && ourFault.test(String(error.code)) },
        open: async () => {
          // Loaded when it is needed: most drills ask no database.
          const { Client } = await import('pg');
          const environment = stack.environment(postgres.name);
          const client = new Client({
            ...(await stack.address(postgres.name, port)),
            ...{ user: environment[user], password: environment[password], database: environment[database] },
            ...{ connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs, options: '-c default_transaction_read_only=on' },
          });
          // A connection that breaks between two questions is told by the next one.
          client.on('error', () => undefined);
          await client.connect().catch(async (error: unknown) => {
            await client.end().catch(() => undefined);
            throw error;
          });
          return {
            ask: async () => {
              const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array', values: [] });
              return rows.flatMap(([value]) => textOrNumber(value));
            },
            close: () => client.end(),
          };
        },
      }),
  });
};

const textOrNumber = (value: unknown): readonly (number | string)[] =>
  typeof value === 'number' || typeof value === 'string' ? [value] : typeof value === 'boolean' ? [String(value)] : [];
