import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Deletes one row behind the back of everybody, on the database of a run. @throws Error unless it was exactly one. */
export const deleteOneRow = async (runId: string, id: string): Promise<void> => {
  const labels = [`dev.firedrill.run=${runId}`, 'com.docker.compose.service=db'].flatMap((label) => ['--filter', `label=${label}`]);
  const { stdout: container } = await run('docker', ['ps', '--quiet', ...labels]);
  const sql = `psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "delete from written where id = '${id}' returning id"`;
  const { stdout: gone } = await run('docker', ['exec', container.trim(), 'sh', '-c', sql]);
  if (gone.trim() !== id) throw new Error(`${id} should have been deleted, and psql says: ${gone}`);
};
