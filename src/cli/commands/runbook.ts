import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AcceptOptions } from '../accept-runbooks.ts';
import type { CoverOptions } from '../cover-runbooks.ts';
import type { LintOptions } from '../lint-runbooks.ts';
import { drillsFolder, repeated, runbooksFolder } from './shared-options.ts';

const format = new Option('--format <format>', 'how findings are written').choices(['text', 'json', 'sarif', 'github']).default('text');

const percent = (text: string): number => {
  const share = /^\d{1,3}%?$/.test(text) ? Number.parseInt(text, 10) : Infinity;
  if (share > 100) throw new InvalidArgumentError('a whole number from 0 to 100 is needed.');
  return share;
};

export const runbook = (command: Command): Command => {
  command
    .command('lint')
    .description('say what is wrong with documents, with nothing of their system running')
    .argument('<file...>', 'Markdown files')
    .addOption(format)
    .option('--compose <file>', 'the compose file of the system (default: of the drills that try a document, rules and inventory too)')
    .addOption(repeated('--profile <name>', 'a profile of the compose file; may be repeated'))
    .option('--as <name>', 'another name by which documents call the compose file: compose.prod.yml')
    .addOption(repeated('--rules <file>', 'Prometheus rules of the system; may be repeated'))
    .option(
      '--inventory <file>',
      'lists of what else the system has, in YAML or JSON: metrics, log_events, tables, key_prefixes, topics, queues, files, variables',
    )
    .option('--toolbox', 'also ask the operator’s toolbox, in a container without a network: programs, their options, scripts that no shell can read')
    .addOption(drillsFolder)
    .action(async (files: string[], options: LintOptions) => {
      process.exitCode = await (await import('../lint-runbooks.ts')).lintRunbooks(files, options);
    });
  command
    .command('accept')
    .description('write down that the sentences which drills bind were read by a person, as they are now')
    .argument('[id...]', 'drill ids (default: every drill)')
    .addOption(drillsFolder)
    .addOption(runbooksFolder)
    .option('--check', 'write nothing; exit with 1 where something is not accepted')
    .action(async (ids: string[], options: AcceptOptions) => {
      process.exitCode = await (await import('../accept-runbooks.ts')).acceptRunbooks(ids, options);
    });
  command
    .command('outline')
    .description('show how documents are read: sections, steps, commands and alerts with their lines')
    .argument('<file...>', 'Markdown files')
    .addOption(new Option('--format <format>', 'how they are written').choices(['text', 'json']).default('text'))
    .action(async (files: string[], options: { format: 'text' | 'json' }) => {
      await (await import('../outline-runbooks.ts')).outlineRunbooks(files, options.format);
    });
  command
    .command('coverage')
    .description('say line by line what trials have shown of documents, and what nobody has tried')
    .argument('<file...>', 'Markdown files')
    .option('--runs <dir>', 'folder of the runs (default: .firedrill/runs)')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'json']).default('text'))
    .option('--html <file>', 'write the documents as a page, each line with its evidence')
    .option('--badge <file>', 'write a badge: .svg, or .json as an endpoint for shields.io')
    .option('--min <percent>', 'exit with 1 where less than this share held', percent)
    .action(async (files: string[], options: CoverOptions) => {
      process.exitCode = await (await import('../cover-runbooks.ts')).coverRunbooks(files, options);
    });
  return command;
};
