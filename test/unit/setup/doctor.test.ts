import { describe, expect, test } from 'vitest';

import { failedChecks, setUp } from '../../../src/setup/doctor.ts';
import { fakeSite, temporaryRoot } from './fake-site.ts';

const root = (): string => temporaryRoot({ 'images/redis/Dockerfile': 'FROM debian:trixie-slim\n' });
const engine = { 'docker version': { stdout: '28.2.2 amd64' } };

describe('setUp', () => {
  test('without fix it only looks', async () => {
    const site = fakeSite({ ...engine, 'docker image inspect': { code: 1 } }, root());
    const found = await setUp({ fix: false, site });
    expect(found.map((check) => [check.name, check.state])).toEqual([
      ['engine', 'ok'],
      ['compose', 'missing'],
      ['images', 'missing'],
      ['environment', 'missing'],
    ]);
    expect(found.filter((check) => check.state !== 'ok').every((check) => check.hint.includes('doctor --fix'))).toBe(true);
    expect(site.ran.every((line) => /^docker (version|compose version|image inspect)/u.test(line))).toBe(true);
    expect(failedChecks(found)).toMatchObject({ code: 'compose-missing' });
  });

  test('without an engine nothing that needs one is asked', async () => {
    const site = fakeSite({ 'docker version': { code: 1 }, 'docker context show': { stdout: 'far-away' } }, root());
    const found = await setUp({ fix: false, site });
    expect(found).toMatchObject([{ name: 'engine', state: 'broken', saw: expect.stringContaining('far-away') as string }]);
    expect(failedChecks(found)).toMatchObject({ code: 'engine-missing', exitCode: 4 });
  });

  test('with fix and everything there it ends with all checks ok', async () => {
    const site = fakeSite({ ...engine, 'docker compose version': { stdout: '2.26.1' }, 'docker image inspect': {} }, root());
    const found = await setUp({ fix: true, site });
    expect(found.map((check) => check.state)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(failedChecks(found)).toBeUndefined();
    expect(site.said).toEqual(['images          all 1 there']);
  });

  test('with fix, an engine that cannot be had is an error with a way out', async () => {
    const site = fakeSite({ 'docker version': { code: 1 }, 'docker context show': { stdout: 'far-away' } }, root());
    await expect(setUp({ fix: true, site })).rejects.toMatchObject({
      code: 'engine-missing',
      details: { hint: expect.stringContaining('unset') as string },
    });
  });
});
