import type { Commit } from '../core/past-trial.ts';
import { runCommand, type RunCommand } from '../setup/run-command.ts';

const patienceMs = 10_000;

/** What is checked out here, by one call of git; `null` without git, outside of a repository and before the first commit. New files make nothing dirty. */
export const readCommit = async (run: RunCommand = runCommand): Promise<Commit | null> => {
  const { code, stdout } = await run('git', ['status', '--porcelain=v2', '--branch', '--untracked-files=no'], {
    // Somebody else may be committing.
    env: { GIT_OPTIONAL_LOCKS: '0' },
    timeoutMs: patienceMs,
  });
  const id = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(stdout)?.[1];
  return code !== 0 || id === undefined ? null : { id, dirty: /^[^#]/m.test(stdout) };
};
