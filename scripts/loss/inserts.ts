import { milliseconds, service, type Load, type Rate } from 'firedrill';
import { openSql } from 'firedrill/load';

const db = service('db');
const connections = 16;
/** Fewer than would be late in the queue: statements that come too late each cost a connection, and a server that makes connections does nothing else. */
const inFlight = 200;

/** Rows written straight to the database of the account API, each under an id of its own. */
export const inserts = ({ rate }: { readonly rate: Rate }): Load => ({
  name: 'inserts',
  rate,
  inFlight,
  open: async (stack) => {
    const { POSTGRES_DB: database = '', POSTGRES_USER: user = '', POSTGRES_PASSWORD: password = '' } = stack.environment(db.name);
    const sql = await openSql(stack, db, { port: 5432, database, user, password, connections, timeout: milliseconds(2_000) });
    const made = await sql.query('CREATE TABLE written (id text PRIMARY KEY)');
    if (!made.ok) throw new Error(`the table cannot be made: ${made.why}`);
    const id = (number: number): string => `${stack.runId}-${String(number)}`;
    return {
      writes: (number) => ({ id: id(number) }),
      operate: (number, signal) => sql.query('INSERT INTO written (id) VALUES ($1)', [id(number)], signal),
      readBack: async () => {
        const { ok, why, answer } = await sql.query('SELECT id FROM written');
        const entries = (answer?.rows ?? []).map((row) => ({ id: String(row['id']) }));
        return [{ from: 'primary', entries, complete: ok, ...(why === undefined ? {} : { why }) }];
      },
      [Symbol.asyncDispose]: () => sql[Symbol.asyncDispose](),
    };
  },
});
