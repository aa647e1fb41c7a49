import type { Command } from 'commander';
import type { WatchdogOptions } from '../watchdog/watch.ts';

export const watchdog = (command: Command): Command =>
  command
    .requiredOption('--run <id>', 'the run to watch')
    .requiredOption('--owner <mark>', 'the process that leads it')
    .requiredOption('--ledger <file>', 'its ledger')
    .requiredOption('--log <file>', 'where to say what was done')
    .requiredOption('--lease <ms>', 'how long the process may be silent', Number)
    .action(async (options: WatchdogOptions) => {
      process.exitCode = await (await import('../watchdog/watch.ts')).watch(options);
    });
