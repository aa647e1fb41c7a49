import { open, type FileHandle } from 'node:fs/promises';
import { messageOf } from '../core/message-of.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import type { Snapshot } from '../core/capability.ts';
import type { Duration } from '../core/duration.ts';
import type { TargetIdentity } from '../core/target-identity.ts';

/** The injections of one run, written down and synced before each is made, so that no fault exists that no file names. */
export interface Ledger extends AsyncDisposable {
  /** `identity` names the containers that the fault will touch. @throws DrillError `ledger-unwritable`: no durable intent, no fault. */
  intend(id: string, fault: Fault, snapshot: Snapshot, identity: readonly TargetIdentity[]): Promise<void>;
  /** Closes a record once the lifted state was observed. */
  close(id: string, saw: string): Promise<void>;
}

/** Opens an append-only file of one JSON record a line. `lease` is how long the run may be silent before its watchdog undoes it. @throws DrillError `ledger-unwritable`. */
export const openLedger = async (file: string, runId: string, lease: Duration): Promise<Ledger> => {
  const handle = await open(file, 'a').catch((cause: unknown) => unwritable(file, cause));
  try {
    await append(handle, file, { record: 'run', run: runId, pid: process.pid, at: new Date().toISOString() });
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    intend: async (id, { kind, target, capability, settings }, snapshot, identity) => {
      const fault = { kind, target: target.name, capability, settings };
      await append(handle, file, { record: 'intent', id, ...fault, snapshot, identity, lease_ms: lease, at: new Date().toISOString() });
      // Writing to a file that somebody removed succeeds, and nobody can read it.
      if ((await handle.stat()).nlink === 0) unwritable(file, new Error('it was removed'));
    },
    close: (id, saw) => append(handle, file, { record: 'closed', id, saw, at: new Date().toISOString() }),
    [Symbol.asyncDispose]: () => handle.close(),
  };
};

const append = async (handle: FileHandle, file: string, record: Readonly<Record<string, unknown>>): Promise<void> => {
  try {
    await handle.appendFile(`${JSON.stringify(record)}\n`);
    await handle.datasync();
  } catch (cause) {
    unwritable(file, cause);
  }
};

const unwritable = (file: string, cause: unknown): never => {
  throw new DrillError('ledger-unwritable', `the ledger ${file} cannot be written: ${messageOf(cause)}`, {
    cause,
    hint: 'no fault is injected that could not be written down first: make room, or give another --output',
  });
};
