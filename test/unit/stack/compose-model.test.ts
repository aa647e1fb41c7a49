import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeConfig, readComposeModel } from '../../../src/stack/compose-model.ts';
import { temporaryFolder } from './temporary-folder.ts';

const read = async (text: string, parts: { profiles?: string[]; environment?: Record<string, string> } = {}): ReturnType<typeof readComposeModel> => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'compose.yml');
  await writeFile(file, text);
  return await readComposeModel({ files: [file], profiles: parts.profiles ?? [], environment: parts.environment ?? {} });
};

describe('a compose file', () => {
  test.concurrent('is resolved: variables, profiles, short forms', async () => {
    const text = `services:
  app: { image: "\${IMAGE}", depends_on: [redis], ports: ['127.0.0.1:3000:3000'], profiles: [a] }
  redis: { image: redis, profiles: [a] }
  other: { image: other, profiles: [b] }
`;
    const model = await read(text, { profiles: ['a'], environment: { IMAGE: 'app:1' } });
    expect(Object.keys(model.services)).toEqual(['app', 'redis']);
    expect(model.services['app']).toMatchObject({
      image: 'app:1',
      depends_on: { redis: { condition: 'service_started' } },
      ports: [{ target: 3000, published: '3000', protocol: 'tcp' }],
    });
  });

  test.concurrent.for([
    ['a tab', 'services:\n  app:\n    image: a\n\tports: []\n', 4],
    ['an indentation that is off', 'services:\n  app:\n    image: a\n   ports: []\n', 4],
    ['a bracket that is not closed', 'services:\n  app:\n    image: [a\n  redis:\n    image: b\n', 4],
  ] as const)('that is no YAML for %s is refused at its line', async ([, text, line]) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'compose-invalid',
      exitCode: 3,
      message: expect.stringMatching(new RegExp(`/compose\\.yml:${String(line)}: docker compose cannot read compose\\.yml: `)) as string,
      details: { hint: expect.stringMatching(/^try it by hand: docker compose -f .*\/compose\.yml config$/) as string },
    });
  });

  test.concurrent.for([
    ['a key that compose does not know', 'services:\n  app:\n    imagee: a\n', /Additional property imagee is not allowed/],
    ['a dependency that is no service', 'services:\n  app:\n    image: a\n    depends_on: [nope]\n', /depends on undefined service "?nope/],
    ['a variable that must be set', 'services:\n  app:\n    image: ${X:?say make setup}\n', /say make setup/],
  ] as const)('with %s is refused with what compose says', async ([, text, said]) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'compose-invalid', message: expect.stringMatching(said) as string });
  });

  test.concurrent('that does not exist is refused', async () => {
    await expect(readComposeModel({ files: ['/nowhere/compose.yml'], profiles: [], environment: {} })).rejects.toMatchObject({
      code: 'compose-invalid',
      exitCode: 3,
    });
  });

  test.concurrent('that the drill names wrongly is refused at the line of the drill', async () => {
    const place = { file: 'fixtures/app/stack.ts', line: 4 };
    await expect(composeConfig({ files: ['/nowhere/compose.yml'], profiles: [], environment: {} }, 'json', place)).rejects.toMatchObject({
      code: 'compose-invalid',
      details: { place },
    });
  });

  test.concurrent('is read in its own folder, so that relative paths and .env are those of its owner', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'deploy'));
    await writeFile(join(folder.path, 'deploy', '.env'), 'TAG=from-env-file\n');
    await writeFile(
      join(folder.path, 'deploy', 'compose.yml'),
      'services:\n  app: { image: "app:${TAG}", configs: [rules] }\nconfigs:\n  rules: { file: ./rules.yml }\n',
    );
    const model = await readComposeModel({ files: [join(folder.path, 'deploy', 'compose.yml')], profiles: [], environment: {} });
    expect(model.services['app']?.image).toBe('app:from-env-file');
    expect(model.configs?.['rules']?.file).toBe(join(folder.path, 'deploy', 'rules.yml'));
  });
});
