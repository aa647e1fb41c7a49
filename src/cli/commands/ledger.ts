import { Option, type Command } from 'commander';
import { repeated } from './shared-options.ts';
import type { CheckOptions } from '../check-ledgers.ts';

export const ledger = (command: Command): Command =>
  command
    .argument('<file...>', 'ledgers of operations, as runs write them (NDJSON)')
    .addOption(new Option('--format <format>', 'how the results are written').choices(['text', 'json']).default('text'))
    .addOption(repeated('--check <name>', 'a checker to ask instead of those that the ledger names; may be repeated'))
    .action(async (files: string[], options: CheckOptions) => {
      process.exitCode = await (await import('../check-ledgers.ts')).checkLedgers(files, options);
    });
