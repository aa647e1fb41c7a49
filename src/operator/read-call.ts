import { allowedCalls, type AllowedCall } from './allowed-calls.ts';
import { Refused } from './refused.ts';

/** A call that is on the list, taken apart. Whether its object belongs to the run has still to be asked. */
export interface Call {
  readonly allowed: AllowedCall;
  /** In words, without the version: `GET /containers/redis/json`. */
  readonly words: string;
  /** `/v1.41`, or nothing. */
  readonly version: string;
  /** What stands for the placeholder of the path, where it has one. */
  readonly object: { readonly kind: ObjectKind; readonly reference: string } | undefined;
  readonly query: URLSearchParams;
}

export type ObjectKind = 'container' | 'network' | 'volume' | 'exec' | 'image';

const objectKinds: readonly ObjectKind[] = ['container', 'network', 'volume', 'exec', 'image'];

/** Names, ids and image references are made of these; a slash, a percent sign or a control character never survives decoding. */
const segmentPattern = /^[\w.:@+-]+$/;
const psArguments = /^[\w ,-]{0,64}$/;

const patterns = allowedCalls.map((allowed) => ({
  allowed,
  pattern: new RegExp(`^${allowed.path.replace(/\{(\w+)\}/, (_, kind: string) => `(?<${kind}>${kind === 'image' ? '.+' : '[^/]+'})`)}$`),
}));

/** Reads the first line of a request. @throws Refused for everything that is not on the list, or not written plainly. */
export const readCall = (method: string, target: string): Call => {
  const [rawPath = '', ...rest] = target.split('?');
  const rawWords = `${method} ${rawPath.replace(/^\/v\d+\.\d+(?=\/)/, '')}`;
  const segments = readSegments(rawPath);
  if (segments === undefined || rest.length > 1) throw new Refused(rawWords);

  const version = /^v\d+\.\d+$/.test(segments[0] ?? '') ? `/${segments.shift() ?? ''}` : '';
  const path = `/${segments.join('/')}`;
  const words = `${method} ${path}`;
  for (const { allowed, pattern } of patterns) {
    const match = allowed.method === method ? pattern.exec(path) : null;
    if (match === null) continue;
    const query = readQuery(rest[0] ?? '', allowed, words);
    const kind = objectKinds.find((name) => match.groups?.[name] !== undefined);
    const reference = kind === undefined ? undefined : match.groups?.[kind];
    const object = kind === undefined || reference === undefined ? undefined : { kind, reference };
    return { allowed, words, version, object, query };
  }
  throw new Refused(words);
};

/** Splits and decodes a path exactly once. Empty, dotted and oddly encoded segments have no honest use. */
const readSegments = (path: string): string[] | undefined => {
  if (!path.startsWith('/')) return undefined;
  try {
    const segments = path.slice(1).split('/').map(decodeURIComponent);
    return segments.every((segment) => segmentPattern.test(segment) && !/^\.+$/.test(segment)) ? segments : undefined;
  } catch {
    return undefined;
  }
};

/** Written anew from its parsed form, so that the engine and the gate cannot read it differently (`;`, repeated names). */
const readQuery = (raw: string, allowed: AllowedCall, words: string): URLSearchParams => {
  const query = new URLSearchParams(raw);
  for (const name of new Set(query.keys())) {
    if (!allowed.query.includes(name)) throw new Refused(`${words} with ${name}`);
    if (query.getAll(name).length > 1) throw new Refused(`${words} with ${name} twice`);
  }
  if (!psArguments.test(query.get('ps_args') ?? '')) throw new Refused(`${words} with these arguments for ps`);
  return query;
};
