import { appendFile, readFile } from 'node:fs/promises';
import type { TargetIdentity } from '../core/target-identity.ts';

/** An intent that no record closes: the fault may still be in force. */
export interface OpenIntent {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly at: string;
  /** The containers that the fault touches. */
  readonly identity: readonly TargetIdentity[];
}

/** The open intents of a ledger. The writer may have been killed half-way through its last line: what is no record is passed over. */
export const readOpenIntents = async (file: string): Promise<readonly OpenIntent[]> => {
  const records = (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Readonly<Record<string, unknown>>];
    } catch {
      return [];
    }
  });
  const closed = new Set(records.flatMap(({ record, id }) => (record === 'closed' ? [id] : [])));
  return records.flatMap(({ record, id, kind, target, at, identity }) =>
    record === 'intent' && typeof id === 'string' && !closed.has(id)
      ? [{ id, kind: String(kind), target: String(target), at: String(at), identity: Array.isArray(identity) ? identity.filter(isIdentity) : [] }]
      : [],
  );
};

/** Closes an intent of another process with what was observed. The dead writer's last line may lack its end: then this begins a line of its own. */
export const closeIntent = async (file: string, id: string, saw: string): Promise<void> => {
  const torn = !(await readFile(file, 'utf8')).endsWith('\n');
  const record = JSON.stringify({ record: 'closed', id, saw, by: process.pid, at: new Date().toISOString() });
  await appendFile(file, `${torn ? '\n' : ''}${record}\n`, { flush: true });
};

const isIdentity = (value: unknown): value is TargetIdentity =>
  typeof value === 'object' && value !== null && 'service' in value && 'container' in value && typeof value.container === 'string';
