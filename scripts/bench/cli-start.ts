import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { interleave, type Side } from './interleave.ts';
import type { Measurement } from './measurement.ts';
import { quantile, ratios } from './statistics.ts';

/** A start takes 0.03 to 0.3 s; whatever hangs must not hang the benchmark. */
const budgetMs = 20_000;

export const cliStart: Measurement = {
  name: 'cli-start',
  title: 'Starting the command line',
  method:
    '`firedrill --help`, the file that `bin` names, against an empty Node (`node -e 0`) and against an empty TypeScript file, which pays for type ' +
    'stripping as well. Wall clock from spawn to exit, output read to its end, three warm-ups each.',
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-bench-'));
    try {
      const emptyFile = join(folder, 'empty.ts');
      await writeFile(emptyFile, '');
      const { help, node, typescript } = await interleave(
        context,
        { node: start('-e', '0'), help: start(manifest.bin.firedrill, '--help'), typescript: start(emptyFile) },
        { turns: context.samples(40), warmUp: 3 },
      );
      const ratio = ratios(help, node);
      return {
        figures: [
          { name: 'firedrill --help', unit: 'ms', values: help },
          { name: 'node -e 0', unit: 'ms', values: node },
          { name: 'ratio to node -e 0, pair by pair', unit: 'x', values: ratio },
          { name: 'node empty.ts', unit: 'ms', values: typescript },
          { name: 'ratio to node empty.ts, pair by pair', unit: 'x', values: ratios(help, typescript) },
        ],
        goals: [{ words: 'firedrill --help against node -e 0, median ratio', unit: 'x', most: 1.5, measured: quantile(ratio, 0.5) }],
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

const start =
  (...argv: readonly string[]): Side =>
  () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, argv, { stdio: 'pipe', timeout: budgetMs, encoding: 'utf8' });
    const tookMs = performance.now() - began;
    if (status !== 0) throw new Error(`node ${argv.join(' ')} ended with ${String(status)}: ${stderr}`);
    return Promise.resolve(tookMs);
  };
