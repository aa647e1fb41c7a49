import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';

/** Says on the terminal what ended the process, and answers its exit code. Paths are shortened to the working directory. */
export const failureCode = (error: unknown): ExitCode => {
  const here = `${process.cwd()}/`;
  if (error instanceof DrillError) {
    process.stderr.write(`firedrill: ${error.message.replaceAll(here, '')}\n`);
    if (error.details.hint !== undefined) process.stderr.write(`  ${error.details.hint.replaceAll(here, '')}\n`);
    process.stderr.write(`  [${error.code}]\n`);
    return error.exitCode;
  }
  process.stderr.write(`firedrill: a bug of firedrill's own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCode.inconclusive;
};
