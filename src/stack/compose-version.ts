import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the Compose plugin says it is; `none` where it does not answer. */
export const composeVersion = async (): Promise<string> =>
  await promisify(execFile)('docker', ['compose', 'version', '--short']).then(
    ({ stdout }) => stdout.trim(),
    () => 'none',
  );
