import { vi } from 'vitest';
import { carryOut } from '../../../src/cli/carry-out.ts';
import type { Command } from 'commander';
import type { CliResult } from './run-cli.ts';

type Declare = (command: Command) => Command;

/** The commands that start nothing, by name. */
const declarations: Readonly<Record<string, () => Promise<Declare>>> = {
  history: async () => (await import('../../../src/cli/commands/history.ts')).history,
  ledger: async () => (await import('../../../src/cli/commands/ledger.ts')).ledger,
  list: async () => (await import('../../../src/cli/commands/list.ts')).list,
  plan: async () => (await import('../../../src/cli/commands/plan.ts')).plan,
  report: async () => (await import('../../../src/cli/commands/report.ts')).report,
  run: async () => (await import('../../../src/cli/commands/run.ts')).run,
  runbook: async () => (await import('../../../src/cli/commands/runbook.ts')).runbook,
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Carries a command out in this process, which costs a hundredth of what one of its own does: a third of a second, nearly all of it to load what
 * is loaded here already. Screen and exit code are the process's, so one call waits for the other.
 */
export const runHere = (...argv: readonly string[]): Promise<CliResult> => {
  const turn = last.then(() => inTurn(argv));
  last = turn.catch(() => undefined);
  return turn;
};

const inTurn = async ([name = '', ...rest]: readonly string[]): Promise<CliResult> => {
  const declare = await declarations[name]?.();
  if (declare === undefined) throw new Error(`${name} is no command that a test carries out here`);
  const before = process.exitCode;
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += String(chunk);
      return true;
    }),
  );
  vi.stubEnv('NO_COLOR', '1');
  process.exitCode = 0;
  try {
    await carryOut({ name, summary: '', declare }, rest);
    return { ...said, exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
};
