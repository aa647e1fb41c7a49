import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { labels, ownerMark, projectOf } from '../../src/stack/labels.ts';
import { newRunId, takeAway, type PlannedStack } from './with-stack.ts';

const run = promisify(execFile);

/** Long beside every start that was seen (6 s), and an end all the same. */
const budgetMs = 180_000;

/**
 * Starts the same services as a person does, with `docker compose up --wait`, and answers how long that took: all of them, or one with those that it
 * depends on. The override changes what must not collide (the published ports) and what finds it again (labels): nothing that takes time.
 */
export const composeByHand = async (
  { engine, stack, model, images }: PlannedStack,
  look: (containers: ReadonlyMap<string, string>) => Promise<void>,
  member?: string,
): Promise<number> => {
  const runId = newRunId();
  const override = join(tmpdir(), `firedrill-${runId}.yml`);
  await writeFile(override, overrideOf(model, runId));
  try {
    const files = ['-f', stack.compose, '-f', override];
    const profiles = stack.profiles.flatMap((profile) => ['--profile', profile]);
    const began = performance.now();
    await run(
      'docker',
      ['compose', '-p', projectOf(runId), ...files, ...profiles, 'up', '--detach', '--wait', ...(member === undefined ? [] : [member])],
      {
        env: { ...process.env, ...images },
        timeout: budgetMs,
      },
    );
    const tookMs = performance.now() - began;
    await look(await engine.servicesOf(projectOf(runId)));
    return tookMs;
  } finally {
    await takeAway(engine, runId);
    await rm(override, { force: true });
  }
};

const overrideOf = (model: PlannedStack['model'], runId: string): string => {
  const its = { labels: { [labels.run]: runId, [labels.owner]: ownerMark() } };
  const all = (names: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.keys(names).map((name) => [name, its]));
  const services = Object.entries(model.services).map(([name, { ports = [] }]) => {
    const free = ports.map(({ target }) => `127.0.0.1::${String(target)}`);
    return `  ${JSON.stringify(name)}: { labels: ${JSON.stringify(its.labels)}, ports: !override ${JSON.stringify(free)} }`;
  });
  // JSON is YAML, but for the tag by which our ports stand instead of being added.
  return [
    'services:',
    ...services,
    `networks: ${JSON.stringify(all(model.networks ?? { default: null }))}`,
    `volumes: ${JSON.stringify(all(model.volumes ?? {}))}`,
    '',
  ].join('\n');
};
