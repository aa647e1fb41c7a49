import { existsSync } from 'node:fs';

import type { EngineAnswer } from './ask-engine.ts';
import type { RunCommand } from './run-command.ts';

/** What decides whether this machine can be given an engine. */
export interface EngineFacts {
  readonly answer: EngineAnswer;
  readonly root: boolean;
  readonly debian: boolean;
  readonly daemonInstalled: boolean;
  /** The address or context that somebody chose on purpose; undefined for the default of the machine. */
  readonly chosen: string | undefined;
}

export type EnginePlan = { readonly do: 'use' | 'start' | 'install' } | { readonly do: 'refuse'; readonly message: string; readonly hint: string };

/** What to do about the engine, or the one sentence about what is missing and how to get it. */
export function enginePlan(facts: EngineFacts): EnginePlan {
  const { answer, root, debian, daemonInstalled, chosen } = facts;
  if (answer.state === 'answers') return { do: 'use' };
  if (chosen !== undefined && answer.state !== 'no-client') {
    return refuse(
      `no Docker engine answers at ${chosen}`,
      `Start that engine, or unset ${chosen.split(' ')[0] ?? chosen} to use one on this machine.`,
    );
  }
  if (answer.state === 'forbidden' && !root) {
    return refuse(
      'a Docker engine runs here, but this account may not use it',
      'Add the account to the group "docker" and log in again, or run the command as root.',
    );
  }
  if (daemonInstalled && !root) {
    return refuse(
      'the Docker engine on this machine is not running, and only root can start it',
      'Start it (on most systems: sudo systemctl start docker), then try again.',
    );
  }
  if (daemonInstalled && answer.state !== 'no-client') return { do: 'start' };
  if (!root) {
    return refuse(
      'there is no Docker engine on this machine, and only root can install one',
      'Install Docker Engine or Docker Desktop, or run the command as root on Debian.',
    );
  }
  if (!debian) {
    return refuse(
      'there is no Docker engine on this machine, and firedrill can install one on Debian only',
      "Install Docker Engine with this system's own package manager and start it, then try again.",
    );
  }
  return { do: 'install' };
}

function refuse(message: string, hint: string): EnginePlan {
  return { do: 'refuse', message, hint };
}

/** Gathers the facts about this machine that go with an answer. */
export async function engineFacts(run: RunCommand, answer: EngineAnswer): Promise<EngineFacts> {
  return {
    answer,
    root: process.getuid?.() === 0,
    debian: existsSync('/etc/debian_version') && (await run('apt-get', ['--version'])).code === 0,
    daemonInstalled: (await run('dockerd', ['--version'])).code === 0,
    chosen: await chosenEngine(run),
  };
}

async function chosenEngine(run: RunCommand): Promise<string | undefined> {
  const host = process.env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return `DOCKER_HOST (${host})`;
  const context = await run('docker', ['context', 'show']);
  const name = context.stdout.trim();
  return context.code !== 0 || name === '' || name === 'default' ? undefined : `DOCKER_CONTEXT (${name})`;
}
