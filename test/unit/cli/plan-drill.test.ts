import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { drillBench, type Bench, type Edit } from './drill-bench.ts';
import type { PlanOptions } from '../../../src/cli/plan-drill.ts';

const drillFile = 'drills/outage.drill.ts';
const drillLine = (written: string, instead: string): Edit => ({ file: drillFile, written, instead });

const refusal = async (bench: Bench, options: Partial<PlanOptions> = {}): Promise<DrillError> => {
  const error: unknown = await bench.plan(options).catch((thrown: unknown) => thrown);
  if (error instanceof DrillError) return error;
  throw new Error(`expected a DrillError, got ${String(error)}`);
};

interface Case {
  readonly edits: readonly Edit[];
  readonly code: string;
  /** Where the refusal points: a file of the project, and words on its line. */
  readonly at: readonly [file: string, words: string];
  readonly message: string | RegExp;
  readonly hint?: string | RegExp;
  readonly options?: Partial<PlanOptions>;
}

const cases: Readonly<Record<string, Case>> = {
  'a service that the compose file does not have': {
    edits: [drillLine('kill(redis)', "kill(service('rediss'))")],
    code: 'service-unknown',
    at: [drillFile, "service('rediss')"],
    message: 'the compose file has no service "rediss"',
    hint: 'it has app, island, prometheus, redis',
  },
  'the client of a link': {
    edits: [drillLine('app.to(redis)', "service('web').to(redis)")],
    code: 'service-unknown',
    at: [drillFile, "service('web').to"],
    message: 'the compose file has no service "web"',
  },
  'the service of a condition': {
    edits: [drillLine('conditions: [ready.is(200)]', "conditions: [readiness(service('web'), { port: 1, path: '/' }).is(200)]")],
    code: 'service-unknown',
    at: [drillFile, "service('web')"],
    message: 'the compose file has no service "web"',
  },
  'the service of a documented signal': {
    edits: [drillLine('ready.is(503)', "readiness(service('web'), { port: 1, path: '/' }).is(503)")],
    code: 'service-unknown',
    at: [drillFile, "service('web')"],
    message: 'the compose file has no service "web"',
  },
  'a link from a service to itself': {
    edits: [drillLine('app.to(redis)', 'redis.to(redis)')],
    code: 'link-unknown',
    at: [drillFile, 'redis.to(redis)'],
    message: 'there is no link from redis to itself',
  },
  'a link between services without a common network': {
    edits: [drillLine('app.to(redis)', "app.to(service('island'))")],
    code: 'link-unknown',
    at: [drillFile, "app.to(service('island'))"],
    message: 'there is no link from app to island: they are on no network together',
  },
  'a stack with more than one network': {
    edits: [
      { file: 'compose.yml', written: 'network_mode: none', instead: 'networks: [far]' },
      { file: 'compose.yml', written: 'services:', instead: 'networks: { far: {} }\nservices:' },
    ],
    code: 'compose-invalid',
    at: [drillFile, 'const system = stack('],
    message: /has 2 networks \(default, far\), and links need a single one$/,
  },
  'the same fault twice': {
    edits: [drillLine('kill(redis)]', 'kill(redis), kill(redis)]')],
    code: 'drill-invalid',
    at: [drillFile, 'kill(redis), kill(redis)'],
    message: 'kill strikes redis twice',
  },
  'the same fault twice, in two compositions': {
    edits: [
      drillLine('blackhole(app.to(redis)), kill(redis)]', 'together(blackhole(app.to(redis)), forTime(seconds(1), blackhole(app.to(redis))))]'),
    ],
    code: 'drill-invalid',
    at: [drillFile, 'together(blackhole'],
    message: 'blackhole strikes app -> redis twice',
    hint: 'name each fault once; what comes and goes is a flap',
  },
  'an arrow of a partition to a service on no network of it': {
    edits: [drillLine('blackhole(app.to(redis)), kill(redis)]', "partition([[app], [service('island')]])]")],
    code: 'link-unknown',
    at: [drillFile, 'partition([[app]'],
    message: 'there is no link from app to island: they are on no network together',
  },
  'a network that others use too': {
    edits: [{ file: 'compose.yml', written: 'services:', instead: 'networks: { default: { external: true, name: office } }\nservices:' }],
    code: 'compose-invalid',
    at: [drillFile, 'const system = stack('],
    message: /^the network default of .* is external: what else is on it is not this run's to break$/,
    hint: 'let compose make the network',
  },
  'the service of an abort condition': {
    edits: [drillLine('checks: [],', "checks: [], aborts: [unless(readiness(service('web'), { port: 1, path: '/' }).is(200))],")],
    code: 'service-unknown',
    at: [drillFile, "unless(readiness(service('web')"],
    message: 'the compose file has no service "web"',
  },
  'a ceiling under what is promised': {
    edits: [drillLine('checks: [],', 'checks: [], aborts: [longerThan(seconds(30))],')],
    code: 'drill-invalid',
    at: [drillFile, 'longerThan(seconds(30))'],
    message: 'the trial may take 36 s, and it is aborted when it lasts longer than 30 s',
  },
  'promises that outlast the ceiling that every drill has': {
    edits: [drillLine('restored: minutes(5)', 'restored: minutes(45)')],
    options: { timing: 'production' },
    code: 'drill-invalid',
    at: [drillFile, 'export default drill('],
    message: 'the trial may take 46 min, and it is aborted when it lasts longer than 30 min',
    hint: 'name another ceiling: aborts: [longerThan(hours(2))]',
  },
  'somebody on call who comes too late for any promise': {
    edits: [drillLine('checks: [],', 'checks: [], respondsAfter: minutes(5),')],
    code: 'drill-invalid',
    at: [drillFile, 'export default drill('],
    message: 'whoever is on call comes 5 min after the alert, and service is promised back within 5 min',
    hint: 'shorten respondsAfter: nobody could keep the promise to restore',
  },
  'an alert that no rule defines': {
    edits: [drillLine("alerts: 'RedisDown'", "alerts: 'RedisGone'")],
    code: 'alert-unknown',
    at: [drillFile, 'export default drill('],
    message: 'no rule defines the alert "RedisGone"',
  },
  'words that are in no step': {
    edits: [drillLine("'Keep users out'", "'Keep users away'")],
    code: 'step-not-found',
    at: [drillFile, 'page.recovery.by('],
    message: 'no recovery step of the runbook contains "Keep users away"',
  },
  'a signal that nothing is bound to': {
    edits: [drillLine("{ 'answers 503': ready.is(503) }", '{}')],
    code: 'step-unbound',
    at: ['runbooks/app.md', 'Readiness answers 503.'],
    message: 'detection-1 of "Redis unavailable" says what should be seen, and the drill binds nothing to it: "Readiness answers 503."',
  },
  'a step in prose that nothing is bound to': {
    edits: [drillLine("{ 'Keep users out': keepOut }", '{}')],
    code: 'step-unbound',
    at: ['runbooks/app.md', '1. Keep users out.'],
    message: 'recovery-1 of "Redis unavailable" has no commands, and the drill binds nothing to it: "Keep users out."',
  },
  'a section that the runbook does not have': {
    edits: [drillLine("section('Redis unavailable')", "section('Redis gone')")],
    code: 'section-not-found',
    at: [drillFile, "section('Redis gone')"],
    message: 'FOLDER/runbooks/app.md has no section "Redis gone"',
  },
  'a runbook that does not exist': {
    edits: [drillLine("runbook('app')", "runbook('web')")],
    code: 'runbook-not-found',
    at: [drillFile, "runbook('web')"],
    message: 'expected the runbook "web" at FOLDER/runbooks/web.md, but it cannot be read',
    hint: 'the nearest names in FOLDER/runbooks are: app',
  },
  'a drill that breaks nothing': {
    edits: [drillLine('breaks: [blackhole(app.to(redis)), kill(redis)]', 'breaks: []')],
    code: 'drill-injects-nothing',
    at: [drillFile, 'export default drill('],
    message: 'the drill outage breaks nothing',
    hint: 'name a fault in "breaks": a trial without one proves nothing',
  },
  'a fault that its target cannot suffer': {
    edits: [drillLine('blackhole(app.to(redis))', 'blackhole(app as never)')],
    code: 'fault-unsupported',
    at: [drillFile, 'blackhole(app as never)'],
    message: 'blackhole needs the capability "drop", which app does not have',
    hint: /^a service can suffer (?:\w+, )*kill, /,
  },
  'a variant that the drill does not have': {
    edits: [],
    options: { variant: 'toothless' },
    code: 'variant-not-found',
    at: [drillFile, 'export default drill('],
    message: 'the drill outage has no variant "toothless"',
    hint: 'it has hung, slower, no-fault, withheld, lost-words, renamed, misses, hung.unrepaired',
  },
  'a variant that every object has': {
    edits: [],
    options: { variant: 'constructor' },
    code: 'variant-not-found',
    at: [drillFile, 'export default drill('],
    message: 'the drill outage has no variant "constructor"',
  },
  'a twin that withholds words of no step': {
    edits: [],
    options: { variant: 'lost-words' },
    code: 'step-not-found',
    at: [drillFile, "withhold('Dance')"],
    message: 'no recovery step of the runbook contains "Dance"',
  },
  'a twin that misnames what the section does not say': {
    edits: [],
    options: { variant: 'misses' },
    code: 'drill-invalid',
    at: [drillFile, "misname('`RedisUp`"],
    message: 'the section (lines 4 to 22) does not contain "`RedisUp`"',
  },
  'a compose file that is no YAML': {
    edits: [{ file: 'compose.yml', written: '  redis: {', instead: '   redis: {' }],
    code: 'compose-invalid',
    at: ['compose.yml', '   redis: {'],
    message: /^docker compose cannot read compose\.yml: yaml: line \d+: /,
    hint: 'try it by hand: docker compose -f FOLDER/compose.yml config',
  },
  'a rule file that is no YAML': {
    edits: [{ file: 'rules.yml', written: 'expr: up == 0', instead: 'expr: up: 0' }],
    code: 'alerting-invalid',
    at: ['rules.yml', 'expr: up: 0'],
    message: 'not YAML: Nested mappings are not allowed in compact mappings',
  },
};

describe('planning refuses', () => {
  test.concurrent.for(Object.entries(cases))('%s', async ([, { edits, code, at, message, hint, options }]) => {
    await using bench = await drillBench(...edits);
    const error = await refusal(bench, options);
    const [file, words] = at;
    const where = error.details.place;
    expect(where && { file: where.file, line: where.line }).toEqual({ file: join(bench.folder, file), line: bench.lineOf(file, words) });
    expect({ code: error.code, exit: error.exitCode }).toEqual({ code, exit: 3 });
    const said = error.message.replace(/^[^\s]+?:\d+(?::\d+)?: /, '').replaceAll(bench.folder, 'FOLDER');
    expect(said).toEqual(typeof message === 'string' ? message : (expect.stringMatching(message) as string));
    if (typeof hint === 'string') expect(error.details.hint).toBe(hint.replace('FOLDER', bench.folder));
    if (hint instanceof RegExp) expect(error.details.hint).toMatch(hint);
  });
});

describe('planning resolves', () => {
  test('every step of the section with what carries it out', async () => {
    await using bench = await drillBench();
    const { plan, model } = await bench.plan({ timing: 'production', seed: 7 });
    expect(plan).toMatchObject({ id: 'outage', file: relative(process.cwd(), join(bench.folder, drillFile)), variant: null, twin: null, seed: 7 });
    expect(plan.timing.factor).toBe(1);
    expect(plan.detection.map(({ step, condition }) => [step.id, condition.words])).toEqual([['detection-1', 'app answers 503 on /ready']]);
    expect(plan.recovery.map(({ step, binding }) => [step.id, step.commands[0]?.text, binding?.type])).toEqual([
      ['recovery-1', undefined, 'action'],
      ['recovery-2', 'docker compose up -d redis', undefined],
    ]);
    expect(plan.documentFindings.map(({ verdict }) => verdict)).toEqual(['held', 'held']);
    expect(Object.keys(model.services)).toEqual(['app', 'island', 'prometheus', 'redis']);
  });

  test('fast timing by the factor of the stack', async () => {
    await using bench = await drillBench();
    expect((await bench.plan()).plan.timing).toMatchObject({ name: 'fast', factor: 10 });
  });

  test('a twin that withholds a step', async () => {
    await using bench = await drillBench();
    const { plan } = await bench.plan({ variant: 'withheld' });
    expect([...plan.withheld]).toEqual(['recovery-2']);
    expect(plan.recovery).toHaveLength(2);
  });

  test('a variant, as the drill with what it changes', async () => {
    await using bench = await drillBench();
    const { plan } = await bench.plan({ variant: 'hung' });
    expect(plan).toMatchObject({ variant: 'hung', variation: 'hung', twin: null });
    expect(plan.drill.breaks).toHaveLength(1);
    expect((await bench.plan()).plan.drill.breaks).toHaveLength(2);
  });

  test('a twin of a variant', async () => {
    await using bench = await drillBench();
    const { plan } = await bench.plan({ variant: 'hung.unrepaired' });
    expect(plan).toMatchObject({ variant: 'hung.unrepaired', variation: 'hung' });
    expect([...plan.withheld]).toEqual(['recovery-2']);
  });

  test('a twin that misnames the alert, as drift of the document', async () => {
    await using bench = await drillBench();
    const { plan } = await bench.plan({ variant: 'renamed' });
    expect(plan.documentFindings.map(({ claim, verdict, place }) => [claim, verdict, place?.line])).toEqual([
      ['the documented alert "RedisGone" is defined', 'drift', 13],
      ['the section lists the alert "RedisDown"', 'drift', 13],
    ]);
  });
});
