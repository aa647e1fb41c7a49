import { afterEach, expect, test, vi } from 'vitest';
import { inventories } from '../../../src/cli/inventories.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('without the Compose plugin, a compose file is no reason to leave its rules out in silence', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(inventories({ compose: 'compose.drill.yml', profile: [], rules: [] }, 'drills')).rejects.toMatchObject({
    code: 'compose-missing',
    details: { hint: expect.stringMatching(/firedrill doctor --fix/) as string },
  });
});

test('documents of one system are given the same inventory, and a document that no drill tries knows nothing', async () => {
  const inventoryOf = await inventories({ profile: [], rules: [] }, 'drills');
  const [known, again, unknown] = await Promise.all([inventoryOf('a/account-api.md'), inventoryOf('account-api.md'), inventoryOf('README.md')]);
  expect(again).toBe(known);
  expect(known).toMatchObject({ composeFiles: ['compose.drill.yml', 'compose.prod.yml'], publishedPorts: [9093, 3000, 9090] });
  expect(known.services?.map(({ name }) => name)).toEqual(['alertmanager', 'app', 'db', 'prometheus', 'redis']);
  expect(known.alerts).toHaveLength(5);
  expect(unknown).toEqual({});
});

test('where there is no drill, none is looked for', async () => {
  const inventoryOf = await inventories({ profile: [], rules: [] }, '/nowhere');
  expect(await inventoryOf('account-api.md')).toEqual({});
});

test.each([
  [{ compose: '/nowhere.yml' }, 'compose-invalid'],
  [{ rules: ['/nowhere.yml'] }, 'alerting-invalid'],
  [{ inventory: 'compose.drill.yml' }, 'inventory-invalid'],
  [{ as: 'compose.prod.yml' }, 'usage'],
])('refuses %j', async (named, code) => {
  await expect(inventories({ profile: [], rules: [], ...named }, 'drills')).rejects.toMatchObject({ code, exitCode: 3 });
});
