import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DrillError } from '../core/errors.ts';

interface EngineChoice {
  /** An engine that the person has named: an endpoint as in DOCKER_HOST, or the name of a context. `FIREDRILL_ENGINE` by default. */
  readonly named?: string | undefined;
  /** Read, and its DOCKER_HOST set to the endpoint of a named context, so that every client means the same engine. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly home?: string;
}

/**
 * Drills break things: only in the default engine of this machine, unless the person has named another. Decided from the environment and
 * Docker's own files; no engine is asked.
 * @throws DrillError `engine-refused` for a remote engine, and for a context that is not the default one, unless it is the one named.
 */
export const requireOwnEngine = async ({ named, environment = process.env, home = homedir() }: EngineChoice = {}): Promise<void> => {
  const allowed = named ?? environment['FIREDRILL_ENGINE'];
  const host = environment['DOCKER_HOST'] ?? '';
  if (host !== '') {
    if (!isLocal(host) && host !== allowed) refuse(`DOCKER_HOST names the engine ${host}, which may be another machine's`, host);
    return;
  }
  const folder = environment['DOCKER_CONFIG'] ?? join(home, '.docker');
  const context = environment['DOCKER_CONTEXT'] ?? (await currentContext(folder));
  if (context === undefined || context === '' || context === 'default') return;
  const endpoint = await endpointOf(folder, context);
  const where = endpoint === undefined ? '' : `, at ${endpoint}`;
  if (context !== allowed && (endpoint === undefined || endpoint !== allowed)) refuse(`the Docker context "${context}" is in use${where}`, context);
  if (endpoint === undefined)
    throw new DrillError('engine-refused', `the Docker context "${context}" names no engine`, { hint: `docker context inspect ${context}` });
  environment['DOCKER_HOST'] = endpoint;
};

const isLocal = (host: string): boolean => /^(?:unix|npipe):\/\//.test(host);

const refuse = (why: string, name: string): never => {
  throw new DrillError('engine-refused', `${why}: drills break things, and do so in the default engine of this machine alone`, {
    hint: `if that is the engine to break things in, name it: --engine ${name}`,
  });
};

const currentContext = async (folder: string): Promise<string | undefined> => {
  const name = field(await readJson(join(folder, 'config.json')), 'currentContext');
  return typeof name === 'string' ? name : undefined;
};

/** Docker keeps a context under the digest of its name. */
const endpointOf = async (folder: string, context: string): Promise<string | undefined> => {
  const digest = createHash('sha256').update(context).digest('hex');
  const meta = await readJson(join(folder, 'contexts', 'meta', digest, 'meta.json'));
  const host = field(field(field(meta, 'Endpoints'), 'docker'), 'Host');
  return typeof host === 'string' ? host : undefined;
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** A file that is not there, or is no JSON, says nothing: Docker's own client takes it the same way. */
const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};
