import { describe, expect, test } from 'vitest';

import { engineFacts, enginePlan, type EngineFacts } from '../../../src/setup/engine-plan.ts';
import { fakeSite } from './fake-site.ts';

const bare: EngineFacts = { answer: { state: 'silent', why: 'Cannot connect' }, root: true, debian: true, daemonInstalled: false, chosen: undefined };

describe('enginePlan', () => {
  test('uses whatever answers, wherever it is', () => {
    const plan = enginePlan({
      ...bare,
      root: false,
      chosen: 'DOCKER_HOST (tcp://10.0.0.9:2375)',
      answer: { state: 'answers', version: '28.0.1', arch: 'arm64' },
    });
    expect(plan).toEqual({ do: 'use' });
  });

  test('starts an installed engine as root', () => {
    expect(enginePlan({ ...bare, daemonInstalled: true })).toEqual({ do: 'start' });
  });

  test('installs one as root on Debian, be there a client or not', () => {
    expect(enginePlan(bare)).toEqual({ do: 'install' });
    expect(enginePlan({ ...bare, answer: { state: 'no-client' } })).toEqual({ do: 'install' });
  });

  test('installs the client where only that is missing', () => {
    expect(enginePlan({ ...bare, daemonInstalled: true, answer: { state: 'no-client' } })).toEqual({ do: 'install' });
  });

  test.for<[string, Partial<EngineFacts>, RegExp, RegExp]>([
    [
      'an address that somebody chose',
      { chosen: 'DOCKER_HOST (tcp://10.0.0.9:2375)' },
      /no Docker engine answers at DOCKER_HOST \(tcp:\/\/10\.0\.0\.9:2375\)/u,
      /unset DOCKER_HOST /u,
    ],
    ['an account that may not use the socket', { root: false, answer: { state: 'forbidden' } }, /may not use it/u, /group "docker"/u],
    [
      'an engine that only root can start',
      { root: false, daemonInstalled: true },
      /not running, and only root can start it/u,
      /systemctl start docker/u,
    ],
    ['an account that may not install', { root: false }, /only root can install/u, /Docker Desktop/u],
    ['another system than Debian', { debian: false }, /on Debian only/u, /package manager/u],
  ])('refuses %s in one sentence, with a way out', ([, facts, message, hint]) => {
    const plan = enginePlan({ ...bare, ...facts });
    if (plan.do !== 'refuse') throw new Error(`expected a refusal, got ${plan.do}`);
    expect(plan.message).toMatch(message);
    expect(plan.hint).toMatch(hint);
    expect(plan.message).not.toContain('\n');
  });
});

describe('engineFacts', () => {
  test('a context other than the default one was chosen on purpose', async () => {
    const { run } = fakeSite({ 'docker context show': { stdout: 'far-away\n' } });
    const facts = await engineFacts(run, { state: 'silent', why: '' });
    expect(facts).toMatchObject({ chosen: 'DOCKER_CONTEXT (far-away)', daemonInstalled: false, debian: false });
  });

  test('the default context was not', async () => {
    const { run } = fakeSite({ 'docker context show': { stdout: 'default\n' }, 'dockerd --version': {} });
    expect(await engineFacts(run, { state: 'silent', why: '' })).toMatchObject({ chosen: undefined, daemonInstalled: true });
  });
});
