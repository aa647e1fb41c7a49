import { Command, CommanderError } from 'commander';
import { exitCode } from '../core/exit-code.ts';
import { failureCode } from './failure-code.ts';

export interface NamedCommand {
  readonly name: string;
  readonly summary: string;
  /** Declares the command's arguments, options and action. */
  readonly declare: (command: Command) => Command;
}

/** Reads the arguments of one command and carries it out. Whatever ends it early becomes the process's exit code. */
export const carryOut = async ({ name, summary, declare }: NamedCommand, argv: readonly string[]): Promise<void> => {
  const command = new Command(`firedrill ${name}`).description(summary).exitOverride().showHelpAfterError('(firedrill --help says more)');
  try {
    await declare(command).parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? exitCode.held : exitCode.badInput) : failureCode(error);
  }
};
