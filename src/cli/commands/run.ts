import { Option, type Command } from 'commander';
import type { RunOptions } from '../run-drills.ts';
import { count, drillsFolder, engine, historyFile, repeated, requireOwnEngine, runbooksFolder, seed, timing } from './shared-options.ts';

export const run = (command: Command): Command =>
  command
    .argument('[id...]', 'drills, or trials by their full names: redis-outage.hung')
    .option('--all', 'every drill and each of its variants, sabotaged ones aside')
    .addOption(timing)
    .addOption(repeated('--variant <name>', 'a variant of the drill, or a sabotaged twin, instead of the drill as it is; may be given again'))
    .addOption(seed)
    .option('--workers <n>', 'try so many drills beside each other, as far as the machine has room for them', count, 1)
    .option('--repeat <n>', 'try each drill so many times, and tell how far verdicts and figures agree', count)
    .option('--ablate', 'repeat the trial without each recovery step, and with neighbours swapped: what is each of them good for?')
    .option('--mutate', 'make realistic errors in copies of the document, and count which of them the drill notices')
    .addOption(drillsFolder)
    .addOption(runbooksFolder)
    .addOption(engine)
    .option('--output <dir>', 'folder of the reports (default: .firedrill/runs/<run id>)')
    .addOption(new Option('--ledger-folder <dir>').hideHelp())
    .addOption(historyFile)
    .option('--no-history', 'do not record the trials')
    .option('--reporter <list>', 'console, html, json, junit; separated by commas', (list: string) => list.split(','), [
      'console',
      'html',
      'json',
      'junit',
    ])
    .action(async (ids: string[], options: { all?: true; engine?: string } & RunOptions) => {
      if (ids.length > 0 === (options.all === true)) command.error('error: name drills, or give --all');
      if (options.repeat !== undefined && (options.ablate ?? options.mutate) === true)
        command.error('error: --ablate and --mutate are series of their own, which --repeat does not repeat');
      if ((options.workers ?? 1) > 1 && (options.repeat ?? options.ablate ?? options.mutate) !== undefined)
        command.error(
          'error: --repeat, --ablate and --mutate compare trials with each other, and need the machine to themselves: leave --workers out',
        );
      await requireOwnEngine(options.engine);
      process.exitCode = await (await import('../run-drills.ts')).runDrills(options.all === true ? 'all' : ids, options);
    });
