import { Socket } from 'node:net';
import type { Duration } from '../../core/duration.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import type { Answered } from './answered.ts';
import { boundedConnections } from './bounded-connections.ts';
import { refusedByPostgres } from './refused-by-postgres.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface SqlDriverSettings {
  /** The port in the container. */
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** The most connections at one time. A statement that finds none free waits, and its time runs. */
  readonly connections: number;
  /** From the call to the end of the answer, connecting included. A statement that is late goes on in the server, and may still be done. */
  readonly timeout: Duration;
}

export interface SqlAnswer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were read or written. */
  readonly count: number;
}

/** Statements to one PostgreSQL, each sent once on a connection that nobody else uses meanwhile. */
export interface SqlDriver extends AsyncDisposable {
  /**
   * Performs one statement, a transaction of its own. Never rejects: what the server says no to is refused, as is a statement that was not sent because no connection
   * could be had in time; one that is late, or whose connection broke, is unknown. See `refusedByPostgres`. A procedure that commits by itself may have done part of it.
   */
  query(text: string, values?: readonly unknown[], signal?: AbortSignal): Promise<Answered<SqlAnswer>>;
}

/** @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. @throws RangeError for a bound that is none. */
export const openSql = async (stack: RunningStack, service: Service, settings: SqlDriverSettings): Promise<SqlDriver> => {
  const { port, database, user, password, connections: most, timeout } = settings;
  const whereabouts = await whereaboutsOf(stack, service, port);
  // Loaded when it is needed: most loads speak HTTP.
  const { Client, DatabaseError } = await import('pg');
  const connections = boundedConnections({
    ...{ most, timeout, whereabouts },
    connect: (address) => {
      // A socket of our own can be ended at once: the client says goodbye first, and waits for those who do not answer.
      const socket = new Socket();
      const client = new Client({ ...address, database, user, password, stream: () => socket });
      // Whoever waits is told by the promise, and who comes later by the socket: a client that a server has sent away takes no further statement.
      client.on('error', () => {
        socket.destroy();
      });
      return {
        ready: client.connect(),
        connection: {
          client,
          get isOpen() {
            return socket.readyState === 'open';
          },
          drop: () => {
            socket.destroy();
          },
        },
      };
    },
  });
  return {
    query: async (text, values = [], signal) => {
      return await connections.call<SqlAnswer>(signal, async ({ client, drop }) => {
        // The extended protocol takes one statement and no more: of several, some could be done. The client's types do not know the setting.
        const statement = { text, values: [...values], queryMode: 'extended' };
        try {
          const { rows, rowCount } = await client.query<Record<string, unknown>>(statement);
          return { ok: true, answer: { rows, count: rowCount ?? 0 } };
        } catch (error) {
          if (!(error instanceof DatabaseError) || error.code === undefined) throw error;
          // Of an error that is more than that, FATAL or PANIC, the session dies; its socket is open for a moment yet.
          if (error.severity !== 'ERROR') drop();
          return { ok: false, refused: refusedByPostgres(error.code), why: error.code };
        }
      });
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
};
