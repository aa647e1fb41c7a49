import type { Command } from 'commander';
import { drillsFolder } from './shared-options.ts';

export const list = (command: Command): Command =>
  command
    .option('--json', 'as JSON')
    .addOption(drillsFolder)
    .action(async (options: { drills: string; json?: true }) => {
      process.exitCode = await (await import('../list-drills.ts')).listDrills(options);
    });
