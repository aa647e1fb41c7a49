import { fault, formatDuration, minutes, type Duration, type Fault, type Service } from 'firedrill';

export interface LockTableSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** After this the lock goes by itself, even when nobody is left to lift the fault. Default 10 minutes. */
  readonly atMost?: Duration;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A session holds an ACCESS EXCLUSIVE lock on a table, as a migration that hangs: whoever reads or writes the table waits. Undone by ending that session.
 * @throws RangeError when the time is nothing.
 */
export const lockTable = (service: Service, { table, atMost = minutes(10), database }: LockTableSettings): Fault<'lockTable'> => {
  if (atMost === 0) throw new RangeError('a lock that is held for 0 ms locks nothing');
  return fault(lockTable, {
    kind: 'lock-table',
    target: service,
    capability: 'lockTable',
    settings: { database: database ?? null, table, atMost },
    words: {
      does: `locks ${table} of ${service.name} against everybody, for ${formatDuration(atMost)} at most`,
      usersSee: 'requests that hang where they need the table',
      bites: 'a read of the table waits for a lock',
      lifted: 'a read of the table waits for no lock',
    },
  });
};
