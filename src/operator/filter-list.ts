import type { ConfigHashes } from './config-hashes.ts';
import { isRecord } from '../core/is-record.ts';
import { Refused } from './refused.ts';
import { isOfRun, projectLabel, type Scope } from './scope.ts';

/** The client's filters with the project's label added. The engine wants all labels to match, so that nothing a client sends can widen it. */
export const forceProject = (query: URLSearchParams, scope: Scope, words: string): URLSearchParams => {
  const filters = readFilters(query.get('filters') ?? '{}');
  if (filters === undefined) throw new Refused(`${words} with filters that cannot be read`);
  const label = [...(filters.get('label') ?? []), `${projectLabel}=${scope.project}`];
  const forced = new URLSearchParams(query);
  forced.set('filters', JSON.stringify(Object.fromEntries([...filters, ['label', label]].map(([name, values]) => [name, asSet(values)]))));
  return forced;
};

const asSet = (values: unknown): Readonly<Record<string, true>> => Object.fromEntries((values as readonly string[]).map((value) => [value, true]));

/** Filters come as `{"label":{"a=b":true}}`, from old clients as `{"label":["a=b"]}`. */
const readFilters = (text: string): Map<string, readonly string[]> | undefined => {
  try {
    const parsed: unknown = JSON.parse(text === '' ? '{}' : text);
    if (!isRecord(parsed)) return undefined;
    const filters = new Map<string, readonly string[]>();
    for (const [name, values] of Object.entries(parsed)) {
      const list: readonly unknown[] | undefined = Array.isArray(values) ? values : isRecord(values) ? Object.keys(values) : undefined;
      if (list?.every((value) => typeof value === 'string') !== true) return undefined;
      filters.set(name, list);
    }
    return filters;
  } catch {
    return undefined;
  }
};

/** The containers of a list that may be seen. */
export const visibleContainers = (list: unknown, scope: Scope): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.filter((entry: unknown) => isRecord(entry)).filter((entry) => isOfRun(entry['Labels'], scope)) : [];

/** A container of a list with the hash that the toolbox's compose expects of its service. A container that has none, or is a one-off, keeps what it has. */
export const withConfigHash = (container: Readonly<Record<string, unknown>>, hashes: ConfigHashes): Readonly<Record<string, unknown>> => {
  const labels = container['Labels'];
  if (!isRecord(labels) || labels['com.docker.compose.oneoff'] === 'True') return container;
  const hash = hashes.get(String(labels['com.docker.compose.service']));
  return hash === undefined ? container : { ...container, Labels: { ...labels, 'com.docker.compose.config-hash': hash } };
};

/** A network without the members that may not be seen. */
export const visibleMembers = (network: unknown, visibleIds: ReadonlySet<string>): unknown => {
  if (!isRecord(network) || !isRecord(network['Containers'])) return network;
  return { ...network, Containers: Object.fromEntries(Object.entries(network['Containers']).filter(([id]) => visibleIds.has(id))) };
};
