import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timing } from '../../../src/core/timing.ts';
import type { RunningStack } from '../../../src/index.ts';

const run = promisify(execFile);

/** The compose profile as a person starts it, under a project name and ports of its own. */
export interface HandStartedStack extends AsyncDisposable {
  readonly stack: RunningStack;
  /** Runs `docker compose <args>` on this project. */
  compose(...args: readonly string[]): Promise<string>;
  /** The events of the service's log so far, in order. */
  events(service: string): Promise<readonly string[]>;
}

const portsOf: Readonly<Record<string, number>> = { app: 3000, db: 5432, redis: 6379, prometheus: 9090, alertmanager: 9093 };

/** Starts it with some of the app's variables changed. Whatever was started is removed when this is disposed, or when starting fails. */
export const startByHand = async (appEnvironment: Readonly<Record<string, string>>): Promise<HandStartedStack> => {
  const project = `firedrill-it-${randomBytes(4).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), `${project}-`));
  const override = join(folder, 'override.yml');
  await writeFile(
    override,
    ['services:', ...Object.entries(portsOf).map(([name, port]) => `  ${name}: { ports: !override ['127.0.0.1::${String(port)}'] }`)]
      .join('\n')
      .replace('  app: {', `  app: { environment: ${JSON.stringify(appEnvironment)},`),
  );

  const compose = async (...args: readonly string[]): Promise<string> => {
    const all = ['compose', '-p', project, '-f', 'compose.drill.yml', '-f', override, '--profile', 'account-api', ...args];
    return (await run('docker', all, { maxBuffer: 16 * 1024 * 1024 })).stdout;
  };
  const remove = async (): Promise<void> => {
    await compose('down', '-v', '-t', '1');
    await rm(folder, { recursive: true });
  };

  try {
    await compose('up', '--wait', '-d');
    const model = JSON.parse(await compose('config', '--format', 'json')) as {
      readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>;
    };
    const stack: RunningStack = {
      runId: project,
      timing: timing('fast'),
      address: async (service, port) => {
        const [, published] = /:(\d+)\s*$/.exec(await compose('port', service, String(port))) ?? [];
        return { host: '127.0.0.1', port: Number(published) };
      },
      environment: (service) => model.services[service]?.environment ?? {},
      follow: () => Promise.reject(new Error('not needed here')),
    };
    const events = async (service: string): Promise<readonly string[]> =>
      (await compose('logs', '--no-log-prefix', '--no-color', service))
        .split('\n')
        // Compose may put a control sequence before a line, terminal or not.
        .flatMap((line) => (line.includes('{') ? [line.slice(line.indexOf('{'))] : []))
        .map((line) => (JSON.parse(line) as { readonly event?: string }).event ?? '');
    return { stack, compose, events, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
