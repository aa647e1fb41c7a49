import { exitCode } from '../core/exit-code.ts';
import { failedChecks, setUp } from '../setup/doctor.ts';

const signs = { ok: 'ok     ', missing: 'missing', broken: 'broken ' } as const;

/** Prints what this machine has of what drills need, after bringing it about where asked to. */
export const doctor = async (fix: boolean): Promise<number> => {
  const checks = await setUp({ fix, progress: (line) => process.stdout.write(`${line}\n`) });
  for (const { name, state, saw, hint } of checks)
    process.stdout.write(`${signs[state]}  ${name.padEnd(11)}  ${saw}${hint === '' ? '' : `. ${hint}`}\n`);
  return failedChecks(checks)?.exitCode ?? exitCode.held;
};
