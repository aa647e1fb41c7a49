import type { Command } from 'commander';

export const report = (command: Command): Command =>
  command.argument('<dir>', 'output folder of a run').action(async (folder: string) => {
    process.exitCode = await (await import('../redraw.ts')).redraw(folder);
  });
