import type Docker from 'dockerode';
import { DrillError } from '../core/errors.ts';
import { dockerEngine, type DockerEngine } from './docker-engine.ts';
import { unlessNotFound } from './is-not-found.ts';
import { labels, projectOf } from './labels.ts';

/** One call to the engine, as far as dockerode says what it is about to do. */
interface Call {
  readonly path: string;
  readonly method: string;
  readonly options?: { readonly _body?: unknown };
}

type Dial = (call: Call, answer: (error: unknown, data?: unknown) => void) => void;

/**
 * The same engine for whoever does harm: it reaches containers and networks that carry the label of this run, and refuses all else before the engine
 * hears of it. A name of a service, or even of the compose project, is no leave. Calls that change nothing are free, but for the insides of a container.
 */
export const ownObjectsOnly = (engine: DockerEngine, project: string): DockerEngine => {
  const { docker } = engine;
  const known = new Set<string>();

  const refuse = (what: string, why: string): never => {
    throw new DrillError('target-foreign', `${what} is not of ${project}: ${why}`, {
      hint: 'a fault touches containers and networks of its own run only',
    });
  };
  const requireLabel = (what: string, its: Readonly<Record<string, string>> | null | undefined): void => {
    const run = its?.[labels.run];
    if (run === undefined) refuse(what, 'it carries no run');
    else if (projectOf(run) !== project) refuse(what, `it is of run ${run}`);
  };
  // What is not there cannot be harmed: the call itself will say so.
  const requireContainer = async (id: string): Promise<void> => {
    if (known.has(id)) return;
    const found = await docker.getContainer(id).inspect().catch(unlessNotFound);
    if (found === undefined) return;
    requireLabel(`the container ${found.Name.slice(1)}`, found.Config.Labels);
    // Neither an id nor its labels ever belong to another container; a name may.
    if (found.Id === id) known.add(id);
  };
  const requireNetwork = async (id: string): Promise<void> => {
    const found = (await docker.getNetwork(id).inspect().catch(unlessNotFound)) as
      { readonly Name: string; readonly Labels?: Record<string, string> } | undefined;
    if (found !== undefined) requireLabel(`the network ${found.Name}`, found.Labels);
  };
  const requireExec = async (id: string): Promise<void> => {
    const found = (await docker.getExec(id).inspect().catch(unlessNotFound)) as { readonly ContainerID: string } | undefined;
    if (found !== undefined) await requireContainer(found.ContainerID);
  };
  /** A new container is of the run too, and enters no other's processes or network. */
  const requireOwnMaking = async (body: Readonly<Record<string, unknown>>): Promise<void> => {
    requireLabel('a new container', body['Labels'] as Record<string, string> | undefined);
    const host = (body['HostConfig'] ?? {}) as Readonly<Record<string, unknown>>;
    for (const mode of [host['PidMode'], host['NetworkMode'], host['IpcMode']]) {
      if (typeof mode === 'string' && mode.startsWith('container:')) await requireContainer(mode.slice('container:'.length));
    }
  };

  const admit = async ({ path, method, options }: Call): Promise<void> => {
    const [, kind = '', id = '', verb = ''] = path.replace(/\?.*$/, '').split('/');
    const body = (options?._body ?? options ?? {}) as Readonly<Record<string, unknown>>;
    const reads = method === 'GET' || method === 'HEAD';
    if (kind === 'containers' && id === 'create') {
      await requireOwnMaking(body);
      return;
    }
    // What the engine does to many at once, or not to one that is named, has an id that is none.
    if (!reads && (id === 'prune' || (kind === 'networks' && id === 'create'))) refuse(`${method} ${path}`, 'faults have no use for this call');
    if (kind === 'containers' && id !== 'json' && (verb !== '' || !reads)) {
      await requireContainer(id);
      return;
    }
    if (reads) return;
    if (kind === 'exec') {
      await requireExec(id);
      return;
    }
    if (kind !== 'networks') refuse(`${method} ${path}`, 'faults have no use for this call');
    await requireNetwork(id);
    if (typeof body['Container'] === 'string') await requireContainer(body['Container']);
  };

  const modem = docker.modem as { dial: Dial };
  const dial: Dial = (call, answer) => {
    admit(call).then(
      () => {
        modem.dial(call, answer);
      },
      (error: unknown) => {
        answer(error);
      },
    );
  };
  // Both go on as they are but for this one call: dockerode's containers and networks get their modem from here.
  const guarded = Object.create(docker, { modem: { value: Object.create(modem, { dial: { value: dial } }) as unknown } }) as Docker;
  return dockerEngine(guarded);
};
