import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDrills } from '../../../src/cli/load-drills.ts';
import { planDrill, type PlannedDrill, type PlanOptions } from '../../../src/cli/plan-drill.ts';

const door = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The files of a small project whose one drill can be planned. */
const goodFiles = (folder: string): Record<string, string> => ({
  'compose.yml': `services:
  app: { image: app, depends_on: [redis], ports: ['3000:3000'] }
  redis: { image: redis, expose: ['6379'] }
  island: { image: island, network_mode: none }
  prometheus: { image: prometheus }
`,
  'rules.yml': `groups:
  - name: app
    rules:
      - alert: RedisDown
        expr: up == 0
`,
  'prometheus.yml': `global: { scrape_interval: 5s, evaluation_interval: 5s }
scrape_configs: [{ job_name: app }]
`,
  'alertmanager.yml': `route: { receiver: pager, group_by: [alertname], group_wait: 5s, group_interval: 10s }
receivers: [{ name: pager, webhook_configs: [{ url: 'http://pager/' }] }]
`,
  'runbooks/app.md': `# App

## Redis unavailable

### Detection

- Readiness answers 503.

### Alert

| Alert | Condition |
|---|---|
| \`RedisDown\` | up == 0 |

### Recovery

1. Keep users out.
2. Start Redis again:
   \`\`\`bash
   docker compose up -d redis
   \`\`\`
`,
  'drills/outage.drill.ts': `import { action, drill, flap, forTime, longerThan, minutes, noFault, percent, perSecond, readiness, runbook, seconds, service, stack, staggered, together, unless, withhold, misname } from '${door('src/index.ts')}';
import { blackhole, kill, latency, partition, refuse } from '${door('faults/index.ts')}';

const app = service('app');
const redis = service('redis');
const page = runbook('app').section('Redis unavailable');
const ready = readiness(app, { port: 3000, path: '/ready' });
const system = stack({
  name: 'app',
  compose: '${folder}/compose.yml',
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: '${folder}/prometheus.yml', alertmanager: '${folder}/alertmanager.yml', rules: ['${folder}/rules.yml'] },
  durations: [],
  fastFactor: 10,
});
const keepOut = action('keep users out', () => Promise.resolve('out'));

export default drill({
  tries: page,
  stack: system,
  load: { name: 'none', rate: perSecond(1), inFlight: 1, open: () => Promise.reject(new Error('never opened')) },
  promises: { detected: seconds(10), alerted: minutes(1), restored: minutes(5), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(30), conditions: [ready.is(200)], succeeds: percent(99) },
  breaks: [blackhole(app.to(redis)), kill(redis)],
  detects: page.detection.are({ 'answers 503': ready.is(503) }),
  alerts: 'RedisDown',
  recovers: page.recovery.by({ 'Keep users out': keepOut }),
  checks: [],
  variants: {
    hung: { breaks: [kill(redis)], twins: { 'unrepaired': withhold('Start Redis again') } },
    slower: { recovers: page.recovery.by({ 'Keep users out': keepOut }) },
  },
  twins: {
    'no-fault': noFault(),
    'withheld': withhold('Start Redis again'),
    'lost-words': withhold('Dance'),
    'renamed': misname('\`RedisDown\`', '\`RedisGone\`'),
    'misses': misname('\`RedisUp\`', '\`RedisGone\`'),
  },
});
`,
});

/** One edit of one file of the project. */
export interface Edit {
  readonly file: string;
  readonly written: string;
  readonly instead: string;
}

export interface Bench extends AsyncDisposable {
  readonly folder: string;
  /** The line, counted from 1, on which a file of the project now says something. */
  lineOf(file: string, text: string): number;
  write(file: string, text: string): Promise<void>;
  plan(options?: Partial<PlanOptions>, id?: string): Promise<PlannedDrill>;
}

/** A project in a folder of its own, with some of its words changed. */
export const drillBench = async (...edits: readonly Edit[]): Promise<Bench> => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-plan-'));
  const files = goodFiles(folder);
  for (const { file, written, instead } of edits) {
    if (files[file]?.includes(written) !== true) throw new Error(`${file} does not say ${written}`);
    files[file] = files[file].replace(written, () => instead);
  }
  const write = async (file: string, text: string): Promise<void> => {
    files[file] = text;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await Promise.all(Object.entries(files).map(([file, text]) => write(file, text)));
  return {
    folder,
    write,
    lineOf: (file, text) => (files[file]?.split('\n').findIndex((line) => line.includes(text)) ?? -1) + 1,
    plan: async (options = {}, id = 'outage') => {
      const [loaded] = await loadDrills(join(folder, 'drills'), [id]);
      if (loaded === undefined) throw new Error('nothing was loaded');
      return await planDrill(loaded, { timing: 'fast', variant: null, seed: 1, runbooks: join(folder, 'runbooks'), environment: {}, ...options });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
};
