import { Option, type Command } from 'commander';
import type { LintFormat } from '../lint-runbooks.ts';

const format = new Option('--format <format>', 'how findings are written').choices(['text', 'json', 'sarif', 'github']).default('text');

export const runbook = (command: Command): Command => {
  command
    .command('lint')
    .description('say what is wrong with documents, starting nothing')
    .argument('<file...>', 'Markdown files')
    .addOption(format)
    .action(async (files: string[], options: { format: LintFormat }) => {
      process.exitCode = await (await import('../lint-runbooks.ts')).lintRunbooks(files, options.format);
    });
  return command;
};
