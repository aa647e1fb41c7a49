/** One call of the engine's API that the gate lets through. */
export interface AllowedCall {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** `{container}`, `{network}`, `{volume}` and `{exec}` stand for an object that must belong to the run; `{image}` may hold slashes. */
  readonly path: string;
  readonly why: string;
  /** The query parameters that may come with it. Any other is a refusal: `start?checkpoint-dir=` would name a path of the host. */
  readonly query: readonly string[];
  /** The project's label is forced into `filters`. */
  readonly filtered?: true;
  /** A body is refused unless the call is known to need one: `start` once took a whole host configuration. */
  readonly body?: 'exec-create' | 'exec-start';
  /** It goes on in the engine when the client hangs up: a stopped `compose up` has asked for a stop that is still to come. */
  readonly changes?: true;
  /** The connection becomes a raw stream. */
  readonly hijack?: true;
  /** What has to be taken out of the answer. */
  readonly answer?: 'containers' | 'network' | 'networks' | 'events';
}

/** Everything that a person on call needs in order to look and to repair, and nothing that creates or removes. */
export const allowedCalls: readonly AllowedCall[] = [
  { method: 'HEAD', path: '/_ping', query: [], why: 'every client says hello and learns the API version' },
  { method: 'GET', path: '/_ping', query: [], why: 'the same for older clients' },
  { method: 'GET', path: '/version', query: [], why: 'docker version' },
  { method: 'GET', path: '/info', query: [], why: 'docker info, and compose asks what the engine can do' },

  {
    method: 'GET',
    path: '/containers/json',
    query: ['all', 'limit', 'size', 'filters', 'before', 'since'],
    filtered: true,
    answer: 'containers',
    why: 'ps, and how compose finds a service',
  },
  { method: 'GET', path: '/containers/{container}/json', query: ['size'], why: 'inspect' },
  {
    method: 'GET',
    path: '/containers/{container}/logs',
    query: ['stdout', 'stderr', 'since', 'until', 'timestamps', 'follow', 'tail', 'details'],
    why: 'logs',
  },
  { method: 'GET', path: '/containers/{container}/top', query: ['ps_args'], why: 'top' },
  { method: 'GET', path: '/containers/{container}/stats', query: ['stream', 'one-shot'], why: 'stats' },
  { method: 'POST', path: '/containers/{container}/start', query: ['detachKeys'], changes: true, why: 'start, and compose up of a stopped service' },
  { method: 'POST', path: '/containers/{container}/stop', query: ['t', 'signal'], changes: true, why: 'stop' },
  { method: 'POST', path: '/containers/{container}/restart', query: ['t', 'signal'], changes: true, why: 'restart' },
  { method: 'POST', path: '/containers/{container}/kill', query: ['signal'], changes: true, why: 'kill, and how a reload signal is sent' },
  { method: 'POST', path: '/containers/{container}/pause', query: [], changes: true, why: 'pause' },
  { method: 'POST', path: '/containers/{container}/unpause', query: [], changes: true, why: 'unpause' },
  { method: 'POST', path: '/containers/{container}/wait', query: ['condition'], why: 'wait, and compose up of a service in the foreground' },
  { method: 'POST', path: '/containers/{container}/resize', query: ['h', 'w'], why: 'attach in a terminal' },
  {
    method: 'POST',
    path: '/containers/{container}/attach',
    query: ['detachKeys', 'logs', 'stream', 'stdin', 'stdout', 'stderr'],
    hijack: true,
    why: 'compose up in the foreground shows the output',
  },

  {
    method: 'POST',
    path: '/containers/{container}/exec',
    query: [],
    body: 'exec-create',
    why: 'exec: redis-cli, psql and the like inside their own containers',
  },
  { method: 'POST', path: '/exec/{exec}/start', query: [], body: 'exec-start', hijack: true, why: 'exec' },
  { method: 'POST', path: '/exec/{exec}/resize', query: ['h', 'w'], why: 'exec in a terminal' },
  { method: 'GET', path: '/exec/{exec}/json', query: [], why: 'exec asks for the exit code' },

  { method: 'GET', path: '/networks', query: ['filters'], filtered: true, answer: 'networks', why: 'compose up makes sure of its networks' },
  { method: 'GET', path: '/networks/{network}', query: ['verbose', 'scope'], answer: 'network', why: 'the same, and network inspect' },
  { method: 'GET', path: '/volumes', query: ['filters'], filtered: true, why: 'compose up makes sure of its volumes' },
  { method: 'GET', path: '/volumes/{volume}', query: [], why: 'the same, and volume inspect' },
  { method: 'GET', path: '/images/json', query: ['all', 'filters', 'digests', 'shared-size', 'manifests'], why: 'images' },
  { method: 'GET', path: '/images/{image}/json', query: ['manifests', 'platform'], why: 'compose up looks whether an image is there' },
  {
    method: 'GET',
    path: '/events',
    query: ['since', 'until', 'filters'],
    filtered: true,
    answer: 'events',
    why: 'events, and compose up in the foreground',
  },
];
