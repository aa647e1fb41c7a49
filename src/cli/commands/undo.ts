import type { Command } from 'commander';
import { engine, requireOwnEngine } from './shared-options.ts';

export const undo = (command: Command): Command =>
  command
    .option('--run <id>', 'this run only, dead or not')
    .option('--dry-run', 'show it, change nothing')
    .addOption(engine)
    .action(async (options: { run?: string; dryRun?: true; engine?: string }) => {
      await requireOwnEngine(options.engine);
      process.exitCode = await (await import('../undo.ts')).undo(options);
    });
