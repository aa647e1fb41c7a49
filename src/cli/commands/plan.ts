import type { Command } from 'commander';
import { drillsFolder, runbooksFolder, seed, timing } from './shared-options.ts';

export const plan = (command: Command): Command =>
  command
    .argument('<id...>', 'drills, or trials by their full names: redis-outage.hung')
    .addOption(timing)
    .option('--variant <name>', 'a variant of the drill, or a sabotaged twin')
    .addOption(seed)
    .addOption(drillsFolder)
    .addOption(runbooksFolder)
    .action(async (ids: string[], options: { drills: string; runbooks: string; timing: 'fast' | 'production'; variant?: string; seed?: number }) => {
      process.exitCode = await (await import('../print-plans.ts')).printPlans(ids, options);
    });
