import { DrillError } from '../core/errors.ts';
import { aptInstall } from './apt-install.ts';
import { askEngine } from './ask-engine.ts';
import { engineFacts, enginePlan } from './engine-plan.ts';
import { withLock } from './setup-lock.ts';
import type { Site } from './site.ts';
import { startDaemon } from './start-daemon.ts';

/**
 * Makes sure that a Docker engine answers: the one that is reachable, else the one installed here, else one from
 * Debian's packages. An engine it starts is left running.
 *
 * @throws DrillError `engine-missing` with one sentence about what is missing and, as its hint, how to get it.
 */
export async function ensureEngine(site: Site): Promise<void> {
  if ((await askEngine(site.run)).state === 'answers') return;
  await withLock(site, () => bringUp(site));
}

async function bringUp(site: Site): Promise<void> {
  const answer = await askEngine(site.run);
  const plan = enginePlan(await engineFacts(site.run, answer));
  if (plan.do === 'refuse') throw new DrillError('engine-missing', plan.message, { hint: plan.hint });
  if (plan.do === 'install') {
    await aptInstall(site, ['docker.io', 'iptables']);
    const after = await askEngine(site.run);
    // Where services are started on installation, it is up already.
    if (after.state === 'answers') return;
    // Debian 13 has the client in a package of its own.
    if (after.state === 'no-client') await aptInstall(site, ['docker-cli']);
  }
  if (plan.do !== 'use') await startDaemon(site);
}
