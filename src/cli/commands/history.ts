import type { Command } from 'commander';
import type { HistoryOptions } from '../show-history.ts';
import { count, historyFile } from './shared-options.ts';

export const history = (command: Command): Command =>
  command
    .argument('[id...]', 'drill ids (default: every drill of which something was recorded)')
    .option('--last <n>', 'of each drill the newest trials only', count)
    .option('--json', 'what the trials come to, as JSON')
    .option('--csv', 'one line a trial')
    .option('--export <file>', 'write every trial with all its figures: .csv or .json')
    .addOption(historyFile)
    .action(async (ids: string[], options: HistoryOptions) => {
      if (options.json === true && options.csv === true) command.error('error: give --json or --csv, not both');
      process.exitCode = await (await import('../show-history.ts')).showHistory(ids, options);
    });
