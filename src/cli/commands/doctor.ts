import type { Command } from 'commander';
import { engine, requireOwnEngine } from './shared-options.ts';

export const doctor = (command: Command): Command =>
  command
    .option('--fix', 'install, start and build what is missing')
    .addOption(engine)
    .action(async (options: { fix?: true; engine?: string }) => {
      await requireOwnEngine(options.engine);
      process.exitCode = await (await import('../doctor.ts')).doctor(options.fix === true);
    });
