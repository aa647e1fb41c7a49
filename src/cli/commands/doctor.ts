import type { Command } from 'commander';

export const doctor = (command: Command): Command =>
  command.option('--fix', 'install, start and build what is missing').action(async (options: { fix?: true }) => {
    process.exitCode = await (await import('../doctor.ts')).doctor(options.fix === true);
  });
