import { askEngine, type EngineAddress, type EngineAnswer } from './engine.ts';
import { visibleContainers } from './filter-list.ts';
import { isRecord } from '../core/is-record.ts';
import type { ObjectKind } from './read-call.ts';
import { isOfRun, projectLabel, type Scope } from './scope.ts';

/** What a name in a path turned out to be. Only `ours` may be touched, and only under the id found here. */
type Resolved =
  | { readonly whose: 'ours'; readonly id: string }
  | { readonly whose: 'foreign' }
  /** The engine knows no such object; its own answer is what the client should read. */
  | { readonly whose: 'nobody'; readonly answer: EngineAnswer };

/** The objects of one run, asked anew at each call, because containers come and go. */
export interface ProjectObjects {
  resolve(kind: ObjectKind, reference: string): Promise<Resolved>;
  visibleIds(): Promise<ReadonlySet<string>>;
  /** The user that a container's own process runs as. */
  userOf(containerId: string): Promise<string | undefined>;
}

export const projectObjects = (engine: EngineAddress, scope: Scope): ProjectObjects => {
  const filters = encodeURIComponent(JSON.stringify({ label: { [`${projectLabel}=${scope.project}`]: true } }));

  const containers = async (): Promise<readonly Container[]> => {
    const answer = await askEngine(engine, `/containers/json?all=1&filters=${filters}`);
    return visibleContainers(answer.json, scope).map(readContainer);
  };

  const container = async (reference: string): Promise<Resolved> => {
    const found = find(await containers(), reference);
    if (found !== undefined) return { whose: 'ours', id: found.id };
    const answer = await askEngine(engine, `/containers/${reference}/json`);
    return answer.status === 404 ? { whose: 'nobody', answer } : { whose: 'foreign' };
  };

  /** Networks and volumes answer with their labels on top. */
  const labelled = async (path: string, idField: 'Id' | 'Name'): Promise<Resolved> => {
    const answer = await askEngine(engine, path);
    if (answer.status === 404) return { whose: 'nobody', answer };
    const { json } = answer;
    const id = isRecord(json) ? json[idField] : undefined;
    return isRecord(json) && typeof id === 'string' && isOfRun(json['Labels'], scope) ? { whose: 'ours', id } : { whose: 'foreign' };
  };

  const exec = async (id: string): Promise<Resolved> => {
    const answer = await askEngine(engine, `/exec/${id}/json`);
    if (answer.status === 404) return { whose: 'nobody', answer };
    const owner = isRecord(answer.json) ? answer.json['ContainerID'] : undefined;
    const ours = typeof owner === 'string' && (await container(owner)).whose === 'ours';
    return ours ? { whose: 'ours', id } : { whose: 'foreign' };
  };

  return {
    resolve: async (kind, reference) => {
      switch (kind) {
        case 'container':
          return container(reference);
        case 'network':
          return labelled(`/networks/${reference}`, 'Id');
        case 'volume':
          return labelled(`/volumes/${reference}`, 'Name');
        case 'exec':
          return exec(reference);
        // An image belongs to nobody; reading about it is harmless.
        case 'image':
          return { whose: 'ours', id: reference };
      }
    },
    visibleIds: async () => new Set((await containers()).map(({ id }) => id)),
    userOf: async (containerId) => {
      const { json } = await askEngine(engine, `/containers/${containerId}/json`);
      const config = isRecord(json) ? json['Config'] : undefined;
      const user = isRecord(config) ? config['User'] : undefined;
      return typeof user === 'string' ? user : undefined;
    },
  };
};

interface Container {
  readonly id: string;
  readonly names: readonly string[];
  readonly service: string | undefined;
  readonly number: number;
}

const readContainer = (entry: Readonly<Record<string, unknown>>): Container => {
  const labels = isRecord(entry['Labels']) ? entry['Labels'] : {};
  const service = labels['com.docker.compose.service'];
  const oneOff = labels['com.docker.compose.oneoff'] === 'True';
  return {
    id: String(entry['Id']),
    names: Array.isArray(entry['Names']) ? entry['Names'].map((name: unknown) => String(name).replace(/^\//, '')) : [],
    service: typeof service === 'string' && !oneOff ? service : undefined,
    number: Number(labels['com.docker.compose.container-number'] ?? 0),
  };
};

/** By id, by name, by the documented name of its service (the first replica), by the beginning of an id: in this order. */
const find = (containers: readonly Container[], reference: string): Container | undefined => {
  const ofService = containers.filter(({ service }) => service === reference).sort((a, b) => a.number - b.number);
  const byPrefix = /^[0-9a-f]{4,}$/.test(reference) ? containers.filter(({ id }) => id.startsWith(reference)) : [];
  return (
    containers.find(({ id }) => id === reference) ??
    containers.find(({ names }) => names.includes(reference)) ??
    ofService[0] ??
    (byPrefix.length === 1 ? byPrefix[0] : undefined)
  );
};
