import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Docker by hand, from outside of firedrill: what it printed, without the blanks around it. @throws Error with what it complained of when it fails. */
export const docker = async (...args: readonly string[]): Promise<string> => (await run('docker', [...args], { maxBuffer: 1 << 26 })).stdout.trim();
