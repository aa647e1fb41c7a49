import { join } from 'node:path';
import { paint, type Paint } from '../report/console/paint.ts';
import { sanitizeDeep } from '../report/console/sanitize-deep.ts';
import { writeAtomically } from '../report/write-atomically.ts';
import type { RunContext } from './run-context.ts';
import { terminal } from './terminal.ts';

/** Writes what an experiment came to as `<name>.json` into the folder of the run, and shows it on the screen, with the file as its last line. */
export const publish = async <Result>(
  { run }: Pick<RunContext, 'run'>,
  name: string,
  result: Result,
  screen: (clean: Result, paint: Paint) => readonly string[],
): Promise<void> => {
  const file = join(run.output, `${name}.json`);
  await writeAtomically(file, `${JSON.stringify(result, null, 2)}\n`);
  const { stream, isTty, env } = terminal(process.stdout);
  process.stdout.write([...screen(sanitizeDeep(result), paint(stream, isTty, env)), '', `  ${file}`, ''].join('\n'));
};
