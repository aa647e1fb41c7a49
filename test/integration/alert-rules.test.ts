import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';

const run = promisify(execFile);
const image = imageEnvironment(await imageTags())['FIREDRILL_IMAGE_PROMETHEUS'] ?? '';

test.each(globSync('fixtures/**/rules.test.yml'))('%s: Prometheus itself says that the rules do what they are tested for', async (file) => {
  const folder = `${resolve(dirname(file))}:/rules:ro`;
  const { stdout } = await run('docker', [
    ...['run', '--rm', '--network', 'none', '--entrypoint', 'promtool', '--volume', folder, '--workdir', '/rules', image],
    ...['test', 'rules', basename(file)],
  ]);
  expect(stdout).toContain('SUCCESS');
});
