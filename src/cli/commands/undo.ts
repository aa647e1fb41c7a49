import type { Command } from 'commander';

export const undo = (command: Command): Command =>
  command
    .option('--run <id>', 'this run only, dead or not')
    .option('--dry-run', 'show it, change nothing')
    .action(async (options: { run?: string; dryRun?: true }) => {
      process.exitCode = await (await import('../undo.ts')).undo(options);
    });
