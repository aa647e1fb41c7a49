import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };

// Compiles what is published into dist/ and gives it a manifest of its own: from source everything runs without this step.
rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });

const { name, version, description, keywords, type, dependencies } = manifest;
const compiled = (source: string): { types: string; default: string } => ({
  types: source.replace(/\.ts$/, '.d.ts'),
  default: source.replace(/\.ts$/, '.js'),
});
const published = {
  name,
  version,
  description,
  keywords,
  type,
  // A checkout brings Node 24 along, whatever the machine has; an installed package does not.
  engines: { node: '>=24' },
  bin: { firedrill: './src/cli/firedrill.cjs' },
  exports: {
    '.': compiled(manifest.exports['.']),
    './faults': compiled(manifest.exports['./faults']),
    './load': compiled(manifest.exports['./load']),
    './package.json': './package.json',
  },
  dependencies,
};
writeFileSync('dist/package.json', `${JSON.stringify(published, null, 2)}\n`);
for (const path of ['README.md', 'schema', 'images']) cpSync(path, `dist/${path}`, { recursive: true });
chmodSync('dist/src/cli/firedrill.cjs', 0o755);
