import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/** A room may import what is listed for it and nothing else. */
const rooms = ['runbook', 'runner', 'stack', 'operator', 'probes', 'load', 'report', 'history', 'gameday', 'setup'];

/** Third-party packages and the only folders that may import them. */
const owners = {
  'testcontainers|dockerode|toxiproxy-node-client': '^src/stack/',
  'pg|ioredis|@platformatic/kafka|amqplib': '^(src/probes|src/load/drivers|src/stack/reset|fixtures)/',
  'prom-client': '^(src/report|fixtures)/',
  'pino': '^(src/cli|fixtures)/',
  'express|node-pg-migrate|jose|oidc-provider|opossum': '^fixtures/',
  'commander': '^src/cli/',
  'yaml': '^src/stack/',
  'mdast-util-from-markdown|mdast-util-gfm-table|mdast-util-to-string|micromark-extension-gfm-table|mdast': '^src/runbook/',
  'picocolors': '^src/report/',
  'hdr-histogram-js': '^src/runner/',
};

const ours = '^(src|faults|fixtures|drills)/';

interface Side {
  readonly path?: string;
  readonly pathNot?: string;
}

const forbid = (name: string, from: Side, to: Side): IForbiddenRuleType => ({ name, severity: 'error', from, to });

/** The import rules of docs/architecture.md. */
export const importRules: IConfiguration = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^(src|faults)/' }, to: {} },
    forbid('core-imports-nothing', { path: '^src/core/' }, { pathNot: '^src/core/' }),
    ...rooms.map((room) => forbid(`${room}-imports-core-only`, { path: `^src/${room}/` }, { path: ours, pathNot: `^src/(core|${room})/` })),
    forbid('only-cli-knows-all', { path: '^src/', pathNot: '^src/cli/' }, { path: '^src/cli/' }),
    forbid('door-shows-core-probes-and-load', { path: '^src/index\\.ts$' }, { path: ours, pathNot: '^src/(core|probes|load)/' }),
    forbid('faults-use-the-public-door', { path: '^faults/' }, { pathNot: '^(faults/|src/index\\.ts$)' }),
    forbid('fixtures-use-the-public-door', { path: '^fixtures/' }, { path: '^(src|faults|drills)/', pathNot: '^src/(load/drivers/)?index\\.ts$' }),
    forbid('services-know-no-firedrill', { path: '^fixtures/(service|[^/]+/service)/' }, { path: '^(src|faults|drills)/' }),
    forbid('drills-use-doors-and-fixtures', { path: '^drills/' }, { pathNot: '^(fixtures/|faults/index\\.ts$|src/(load/drivers/)?index\\.ts$)' }),
    forbid('owner-of-sqlite', { path: ours, pathNot: '^src/history/' }, { path: '^(node:)?sqlite$' }),
    ...Object.entries(owners).map(([packages, home]) =>
      forbid(`owner-of-${packages}`, { path: ours, pathNot: home }, { path: `node_modules/(@types/)?(${packages})/` }),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
