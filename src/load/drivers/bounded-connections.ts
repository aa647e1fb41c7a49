import type { Duration } from '../../core/duration.ts';
import type { Address } from '../../core/stack.ts';
import type { Answered } from './answered.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { reasonOf } from './reason-of.ts';
import { requireConnections } from './require-connections.ts';
import type { Whereabouts } from './whereabouts.ts';

/** One connection to a server, used by one call at a time. */
export interface Connection {
  /** Whether it can be used, as far as this side knows. */
  readonly isOpen: boolean;
  /** Ends it at once, whatever is under way on it. */
  drop(): void;
}

/** Some connections and no more, made when they are needed and kept for the next call. */
export interface BoundedConnections<One extends Connection> extends AsyncDisposable {
  /**
   * Lets `work` have a connection of its own; the time that it waits for one counts. What goes wrong before is refused: nothing was sent. When `work` rejects, or
   * is late, its connection is dropped, and what it sent is unknown; where a server says no, `work` is to judge it.
   */
  call<Answer>(signal: AbortSignal | undefined, work: (connection: One) => Promise<Answered<Answer>>): Promise<Answered<Answer>>;
}

export interface Connecting<One extends Connection> {
  /** The most connections at one time. */
  readonly most: number;
  /** From the call to its end. */
  readonly timeout: Duration;
  readonly whereabouts: Whereabouts;
  /** Makes a connection; the one who gives up waiting for `ready` drops it. */
  readonly connect: (address: Address) => { readonly connection: One; readonly ready: Promise<unknown> };
}

/** @throws RangeError when `most` is not a whole number above 0. */
export const boundedConnections = <One extends Connection>({ most, timeout, whereabouts, connect }: Connecting<One>): BoundedConnections<One> => {
  requireConnections(most);
  const all = new Set<One>();
  const idle: One[] = [];
  const waiting = new Set<() => void>();
  const closing = new AbortController();
  let unused = most;

  const handOn = (): void => {
    const [next] = waiting;
    if (next === undefined) unused += 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  const turn = async (deadline: Deadline): Promise<void> => {
    if (unused > 0) {
      unused -= 1;
      return;
    }
    const { promise: called, resolve } = Promise.withResolvers<undefined>();
    const call = (): void => {
      resolve(undefined);
    };
    waiting.add(call);
    try {
      await deadline.within(called);
    } catch (error) {
      // It may have been called at the very moment when it gave up.
      if (!waiting.delete(call)) handOn();
      throw error;
    }
  };
  const drop = (connection: One): void => {
    all.delete(connection);
    connection.drop();
    whereabouts.forget();
  };
  const anOpenOne = async (deadline: Deadline): Promise<One> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      if (kept.isOpen) return kept;
      drop(kept);
    }
    const { connection, ready } = connect(await deadline.within(whereabouts.ask()));
    all.add(connection);
    try {
      await deadline.within(ready);
      return connection;
    } catch (error) {
      drop(connection);
      throw error;
    }
  };
  const withTurn = async <Answer>(deadline: Deadline, work: (connection: One) => Promise<Answered<Answer>>): Promise<Answered<Answer>> => {
    let connection: One;
    try {
      deadline.signal.throwIfAborted();
      connection = await anOpenOne(deadline);
    } catch (error) {
      return { ok: false, refused: true, why: deadline.passed ?? reasonOf(error) };
    }
    try {
      const answered = await deadline.within(work(connection));
      idle.push(connection);
      return answered;
    } catch (error) {
      const why = deadline.passed ?? reasonOf(error, connection.isOpen ? undefined : 'connection lost');
      drop(connection);
      return { ok: false, refused: false, why };
    }
  };
  return {
    call: async (signal, work) => {
      using deadline = startDeadline(timeout, signal, closing.signal);
      try {
        await turn(deadline);
      } catch (error) {
        return { ok: false, refused: true, why: deadline.passed ?? reasonOf(error) };
      }
      return await withTurn(deadline, work).finally(handOn);
    },
    [Symbol.asyncDispose]: () => {
      closing.abort();
      for (const connection of all) drop(connection);
      return Promise.resolve();
    },
  };
};
