import { describe, expect, test } from 'vitest';
import type { CoverageDocument, CoverageItem } from '../../../../src/core/coverage.ts';
import type { ReportStep } from '../../../../src/core/report.ts';
import { coverageOf, coverDocument } from '../../../../src/runbook/coverage/cover-document.ts';
import type { Trial } from '../../../../src/runbook/coverage/trial.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import { sectionOf } from '../read-fixture.ts';
import { accountApi, redisSection, reportOn, trialOf } from './trial-of.ts';

const sectionIn = (document: CoverageDocument, title = 'Redis unavailable'): CoverageDocument['sections'][number] => {
  const found = document.sections.find((section) => section.title === title);
  if (found === undefined) throw new Error(`no section ${title} is covered`);
  return found;
};
const redisItems = (...trials: readonly Trial[]): readonly CoverageItem[] => sectionIn(coverDocument(accountApi, trials)).items;
const itemAt = (items: readonly CoverageItem[], kind: CoverageItem['kind'], line: number): CoverageItem => {
  const found = items.find((item) => item.kind === kind && item.line === line);
  if (found === undefined) throw new Error(`no ${kind} at line ${String(line)}`);
  return found;
};
const statusesOf = (items: readonly CoverageItem[]): readonly string[] => [...new Set(items.map(({ status }) => status))];
const edited = (from: string, to: string): CoverageDocument => {
  expect(accountApi.text).toContain(from);
  return coverDocument(parseRunbook(accountApi.text.replace(from, to), accountApi.file), [trialOf()]);
};
const inMarch = '2026-03-01T00:00:00.000Z';
const inApril = '2026-04-01T00:00:00.000Z';

test('without trials everything was never tried, and only incidents count', () => {
  const { sections, totals } = coverDocument(accountApi, []);
  expect(sections.map(({ title }) => title)).toEqual([
    'Postgres unavailable',
    'Redis unavailable',
    'Excessive login lockouts',
    'Metrics endpoint failing authentication',
  ]);
  expect(totals).toEqual({
    statuses: { 'held': 0, 'drift': 0, 'inconclusive': 0, 'broken': 0, 'never-tried': 72, 'not-here': 0 },
    held_percent: 0,
    tried_percent: 0,
    last_tried: null,
  });
});

test('every step, command, alert row and promise of a section, in the order of the document', () => {
  expect(redisItems().map(({ kind, line }) => `${kind} ${String(line)}`)).toEqual([
    ...['promise 73', 'promise 73', 'promise 73', 'promise 73', 'step 79', 'step 80', 'alert 86', 'step 90', 'step 91', 'command 93'],
    ...['command 94', 'step 96', 'command 98', 'step 100', 'command 102', 'step 104', 'command 106', 'step 108', 'step 109', 'step 110'],
  ]);
});

test('a trial that held covers its section and no other', () => {
  const document = coverDocument(accountApi, [trialOf()]);
  expect(sectionIn(document).totals).toMatchObject({ held_percent: 100, tried_percent: 100, last_tried: '2026-03-05T10:15:00.000Z' });
  expect(statusesOf(sectionIn(document, 'Postgres unavailable').items)).toEqual(['never-tried']);
  expect(itemAt(sectionIn(document).items, 'command', 102)).toEqual({
    kind: 'command',
    line: 102,
    last_line: 102,
    text: 'docker compose -f compose.prod.yml up -d redis',
    status: 'held',
    why: 'exit code 0',
    evidence: {
      run_id: '20260305-101500-k3f9',
      drill: 'redis-outage',
      tried_at: '2026-03-05T10:15:00.000Z',
      folder: '.firedrill/runs/20260305-101500-k3f9/redis-outage',
      bound_to: null,
      exit_code: 0,
      duration_ms: 810,
      output: 'output of recovery-4\n',
    },
  });
});

test('a sabotaged twin says nothing about the document', () => {
  const { drill } = trialOf().report;
  expect(statusesOf(redisItems(trialOf({ drill: { ...drill, variant: 'restart-withheld', sabotaged: true } })))).toEqual(['never-tried']);
});

describe('of several trials', () => {
  const drifted = { 'recovery-4': { verdict: 'drift', exit_code: 1, line: 102, why: 'exit code 1' } } as const;

  test.each<[string, readonly Trial[], string, string]>([
    ['the newest counts', [trialOf({ started_at: inMarch }, drifted), trialOf({ started_at: inApril })], 'held', inApril],
    ['wherever it stands', [trialOf({ started_at: inApril }, drifted), trialOf({ started_at: inMarch })], 'drift', inApril],
    [
      'one that did not get there leaves the word to an older one',
      [
        trialOf({ started_at: inMarch }),
        trialOf({ started_at: inApril, outcome: 'aborted' }, { 'recovery-4': { verdict: 'not-tried', exit_code: null } }),
      ],
      'held',
      inMarch,
    ],
    [
      'one that did not finish knows only what it saw',
      [
        trialOf({ started_at: inMarch }),
        trialOf({ started_at: inApril, outcome: 'aborted' }, { 'recovery-4': { verdict: 'inconclusive', exit_code: null } }),
      ],
      'held',
      inMarch,
    ],
    [
      'one that finished and could not tell takes the word',
      [trialOf({ started_at: inMarch }), trialOf({ started_at: inApril }, { 'recovery-4': { verdict: 'inconclusive' } })],
      'inconclusive',
      inApril,
    ],
  ])('%s', (_, trials, status, triedAt) => {
    expect(itemAt(redisItems(...trials), 'step', 100)).toMatchObject({ status, evidence: { tried_at: triedAt } });
  });
});

test('what held while no fault was seen to bite proves nothing', () => {
  const toothless = trialOf({ faults: trialOf().report.faults.map((fault) => ({ ...fault, bitten: null })) });
  expect(statusesOf(redisItems(toothless))).toEqual(['inconclusive']);
  expect(itemAt(redisItems(toothless), 'step', 100).why).toBe('exit code 0; but no fault was seen to bite, so this proves nothing');
  expect(statusesOf(redisItems(trialOf({ faults: [] })))).toEqual(['inconclusive']);
});

describe('the words must be the same as they were', () => {
  test('an edited sentence was never tried, and what it was is told', () => {
    const { items } = sectionIn(edited('4. Start Redis again:', '4. Restart Redis on both nodes:'));
    expect(itemAt(items, 'step', 100)).toMatchObject({
      status: 'never-tried',
      why: 'it has changed since the last trial; then it said "Start Redis again:"',
      evidence: null,
    });
    expect(itemAt(items, 'command', 102).status).toBe('never-tried');
    expect(itemAt(items, 'step', 104).status).toBe('held');
  });

  test('an edited command takes its step with it', () => {
    const { items } = sectionIn(edited('up -d redis', 'restart redis'));
    expect(itemAt(items, 'step', 100)).toMatchObject({ status: 'never-tried', why: 'its commands have changed since the last trial' });
    expect(itemAt(items, 'command', 102)).toMatchObject({ status: 'never-tried', why: 'its commands have changed since the last trial' });
  });

  test('lines that only moved, and spacing, keep their evidence', () => {
    const { items } = sectionIn(edited('4. Start Redis again:', '\n\n4.  start   **Redis** again:'));
    expect(statusesOf(items)).toEqual(['held']);
    expect(itemAt(items, 'step', 102).status).toBe('held');
  });

  test('an edited promise is another promise', () => {
    const items = sectionIn(
      edited('restored within 5 minutes, nothing acknowledged lost.\n\nThe rate', 'restored within 1 minute, nothing acknowledged lost.\n\nThe rate'),
    ).items;
    const promises = items.filter(({ kind }) => kind === 'promise').map(({ status, why }) => [status, why]);
    expect(promises).toEqual([
      ['held', 'measured 740 ms, played as 1 s'],
      ['held', 'measured 5.18 s, played as 6 s'],
      ['never-tried', 'the last trial was made for another promise: 5 min'],
      ['held', '0 acknowledged writes lost or duplicated'],
    ]);
  });

  test('of two steps with the same words, the first answers for the first', () => {
    const text = '# X\n\n## Recovery\n\n1. Wait.\n2. Look.\n3. Wait.\n';
    const parsed = parseRunbook(text, 'x.md');
    const report = reportOn(sectionOf(parsed, 'X'), { promises: [] });
    const steps = report.steps.map((step): ReportStep => (step.id === 'recovery-3' ? { ...step, verdict: 'broken' } : step));
    const { sections } = coverDocument(parsed, [{ folder: 'f', report: { ...report, steps } }]);
    expect(sections[0]?.items.filter(({ kind }) => kind === 'step').map(({ status }) => status)).toEqual(['held', 'held', 'broken']);
  });
});

describe('the command that failed', () => {
  const text = '# X\n\n## Recovery\n\n1. Do:\n   ```bash\n   # first\n   a\n   b \\\n     c\n   d\n   ```\n   ```bash\n   e\n   ```\n';
  const parsed = parseRunbook(text, 'x.md');
  const covered = (line: number, moved = 0, changes: Partial<ReportStep> = {}): readonly string[] => {
    const report = reportOn(sectionOf(parsed, 'X'), { promises: [] });
    const steps = report.steps.map((step): ReportStep => ({ ...step, verdict: 'drift', exit_code: 7, why: 'exit code 7', line, ...changes }));
    const trial = { folder: 'f', report: { ...report, steps, runbook: { ...report.runbook, line: 1 + moved } } };
    const items = coverDocument(parsed, [trial]).sections[0]?.items.filter(({ kind }) => kind === 'command') ?? [];
    return items.map((item) => `${String(item.line)}-${String(item.last_line)} ${item.status}`);
  };

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'is drift; those before it held, those behind it were not reached',
      covered(10),
      ['8-8 held', '9-10 drift', '11-11 never-tried', '14-14 never-tried'],
    ],
    ['may be in a later block', covered(14), ['8-8 held', '9-10 held', '11-11 held', '14-14 drift']],
    ['may be told by the comment above it', covered(7), ['8-8 drift', '9-10 never-tried', '11-11 never-tried', '14-14 never-tried']],
    ['is found where the section has moved since', covered(111, 100), ['8-8 held', '9-10 held', '11-11 drift', '14-14 never-tried']],
    [
      'cannot be told where the step has moved on its own',
      covered(77),
      ['8-8 inconclusive', '9-10 inconclusive', '11-11 inconclusive', '14-14 inconclusive'],
    ],
    ['is none where the step failed by its binding', covered(5, 0, { exit_code: 0 }), ['8-8 held', '9-10 held', '11-11 held', '14-14 held']],
    [
      'is not known where no exit code was recorded',
      covered(5, 0, { exit_code: null }),
      Array.from(['8-8', '9-10', '11-11', '14-14'], (at) => `${at} inconclusive`),
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('an alert', () => {
  const [defined, listed] = trialOf().report.findings;
  const alertOf = (...trials: readonly Trial[]): CoverageItem => itemAt(redisItems(...trials), 'alert', 86);
  if (defined === undefined || listed === undefined) throw new Error('the sample has no findings');
  const late = trialOf().report.promises.map((promise) => (promise.name === 'alerted' ? { ...promise, verdict: 'broken' as const } : promise));

  test.each<[string, Trial, string, string]>([
    ['that was delivered in time held', trialOf(), 'held', 'delivered 5.18 s after the fault, promised within 6 s'],
    ['that came late is broken', trialOf({ promises: late }), 'broken', 'delivered 5.18 s after the fault, promised within 6 s'],
    ['that never came is broken', trialOf({ promises: late, timeline: [] }), 'broken', 'it was not delivered, promised within 6 s'],
    [
      'that no rule defines is drift',
      trialOf({ findings: [{ ...defined, verdict: 'drift', saw: 'got none', hint: 'look' }, listed] }),
      'drift',
      'got none; look',
    ],
    [
      'that only is defined was never tried',
      trialOf({ findings: [defined], timeline: [] }),
      'never-tried',
      'its rule is defined, but no trial has made it fire',
    ],
    ['that fired although no drill waits for it held', trialOf({ findings: [defined] }), 'held', 'delivered 5.18 s after the fault'],
    ['that nothing is said of was never tried', trialOf({ findings: [], timeline: [] }), 'never-tried', 'no trial has tried it'],
  ])('%s', (_, trial, status, why) => {
    expect(alertOf(trial)).toMatchObject({ status, why });
  });
});

test('a signal with several conditions is as good as the worst of them', () => {
  const { report, folder } = trialOf();
  const [signal] = report.steps;
  if (signal === undefined) throw new Error('the sample has no steps');
  const items = redisItems({ folder, report: { ...report, steps: [...report.steps, { ...signal, verdict: 'broken', why: 'not seen' }] } });
  expect(itemAt(items, 'step', 79)).toMatchObject({ status: 'broken', why: 'not seen' });
});

test('a section that states no promise was held to those of its trial, at its heading', () => {
  const parsed = parseRunbook('# X\n\n## Recovery\n\n1. Wait.\n', 'x.md');
  const { sections } = coverDocument(parsed, [{ folder: 'f', report: reportOn(sectionOf(parsed, 'X')) }]);
  expect(sections[0]?.items.filter(({ kind }) => kind === 'promise').map(({ line, text, status }) => [line, text, status])).toEqual([
    [1, 'detected within 10 s', 'held'],
    [1, 'alerted within 1 min', 'held'],
    [1, 'restored within 5 min', 'held'],
    [1, 'nothing lost', 'held'],
  ]);
});

test('commands for another platform are not for here, and an alternative to what is run is never tried', () => {
  const parsed = parseRunbook(
    '# X\n\n## Recovery\n\n1. Restart:\n   ```bash\n   # Docker\n   docker restart x\n   # Kubernetes\n   kubectl y\n\n   # or\n   docker start x\n   ```\n',
    'x.md',
  );
  const commands = (...trials: readonly Trial[]): readonly string[] =>
    coverDocument(parsed, trials).sections.flatMap(({ items }) => items.flatMap(({ kind, status }) => (kind === 'command' ? [status] : [])));
  expect(commands()).toEqual(['never-tried', 'not-here', 'never-tried']);
  expect(commands({ folder: 'f', report: reportOn(sectionOf(parsed, 'X')) })).toEqual(['held', 'not-here', 'never-tried']);
});

test('in a transcript the lines that answer are no commands', () => {
  const parsed = parseRunbook('# X\n\n## Recovery\n\n1. Look:\n\n   ```console\n   $ ps\n   redis  up, see logs\n   $ logs\n   ```\n', 'x.md');
  const report = reportOn(sectionOf(parsed, 'X'), { promises: [] });
  const failed = report.steps.map((step) => ({ ...step, line: 10, exit_code: 1, verdict: 'drift' as const, why: 'exit code 1' }));
  const found = coverDocument(parsed, [{ folder: 'f', report: { ...report, steps: failed } }]).sections.flatMap(({ items }) => items);
  expect(found.map(({ kind, line, text, status }) => [kind, line, text, status])).toEqual([
    ['step', 5, 'Look:', 'drift'],
    ['command', 8, 'ps', 'held'],
    ['command', 10, 'logs', 'drift'],
  ]);
});

test('shares are of what is for here, rounded down; several documents are one', () => {
  const twice = coverageOf([coverDocument(accountApi, [trialOf()]), coverDocument(accountApi, [])]);
  expect(twice).toMatchObject({ format: 'firedrill.coverage/1', totals: { held_percent: 13, tried_percent: 13 } });
  expect(coverageOf([]).totals).toMatchObject({ held_percent: null, tried_percent: null, last_tried: null });
});

test('a part of an incident that is a heading of its own counts once', () => {
  const { sections } = coverDocument(accountApi, []);
  expect(sections.map(({ title }) => title)).not.toContain('Recovery');
  expect(redisSection.recovery).toHaveLength(
    sections.find(({ line }) => line === 71)?.items.filter(({ kind, line }) => kind === 'step' && line > 86).length ?? 0,
  );
});

test('what the document annotates is heeded: a step that is not for here, and an exit code that is expected', () => {
  const annotate = (annotations: { readonly skip?: string; readonly exit?: number }): typeof accountApi => ({
    ...accountApi,
    sections: [{ ...redisSection, recovery: redisSection.recovery.map((step) => (step.id === 'recovery-4' ? { ...step, annotations } : step)) }],
  });
  const failed = trialOf({}, { 'recovery-4': { exit_code: 3, why: 'exit code 3' } });
  const of = (document: typeof accountApi): readonly unknown[] =>
    coverDocument(document, [failed])
      .sections.flatMap(({ items }) => items)
      .filter(({ line }) => line === 100 || line === 102)
      .map(({ status, why }) => [status, why]);
  const notHere = ['not-here', 'the document says that it is not for here: needs the console'];
  expect(of(annotate({ skip: 'needs the console' }))).toEqual([notHere, notHere]);
  expect(of(annotate({ exit: 3 }))).toEqual([
    ['held', 'exit code 3'],
    ['held', 'exit code 3'],
  ]);
});

describe('what else the trial found wrong on a line', () => {
  const { findings } = trialOf().report;
  const wrong = (line: number, verdict: 'drift' | 'held' = 'drift', file = accountApi.file): Trial =>
    trialOf({
      findings: [...findings, { claim: 'no unknown name', verdict, saw: 'no service is called so', file, line, hint: 'redis', evidence: [] }],
    });
  const driftIn = (document: CoverageDocument): readonly string[] =>
    sectionIn(document).items.flatMap(({ kind, line, status, why }) => (status === 'held' ? [] : [`${kind} ${String(line)} ${status}: ${why}`]));

  test.each([
    [73, ['promise 73', 'promise 73', 'promise 73', 'promise 73']],
    [80, ['step 80']],
    [86, ['alert 86']],
    [91, ['step 91']],
    [94, ['command 94']],
    [75, []],
    [95, []],
  ])('line %i makes %j drift', (line, expected) => {
    expect(driftIn(coverDocument(accountApi, [wrong(line)]))).toEqual(expected.map((each) => `${each} drift: no service is called so; redis`));
  });

  test('is found where the section has moved since', () => {
    const moved = parseRunbook(accountApi.text.replace('## Incidents', '\n\n## Incidents'), accountApi.file);
    const drift = [73, 86, 94, 104].map((line) => driftIn(coverDocument(moved, [wrong(line)])).map((each) => each.split(':')[0]));
    expect(drift).toEqual([Array.from({ length: 4 }, () => 'promise 75 drift'), ['alert 88 drift'], ['command 96 drift'], ['step 106 drift']]);
  });

  test('counts only for this document, and only where it is wrong', () => {
    expect(driftIn(coverDocument(accountApi, [wrong(94, 'held')]))).toEqual([]);
    expect(driftIn(coverDocument(accountApi, [wrong(94, 'drift', 'elsewhere.md')]))).toEqual([]);
  });

  test('does not outshout what is worse', () => {
    const { report, folder } = wrong(100);
    const steps = report.steps.map((step): ReportStep => (step.id === 'recovery-4' ? { ...step, verdict: 'broken', why: 'it did not' } : step));
    expect(itemAt(redisItems({ folder, report: { ...report, steps } }), 'step', 100)).toMatchObject({ status: 'broken', why: 'it did not' });
  });
});

test('a diagnosis and a rollback are steps that nobody has tried; whom to call is none', () => {
  const parsed = parseRunbook(
    '# X\n\n## Diagnosis\n\n1. Look.\n\n## Recovery\n\n1. Wait.\n\n## Rollback\n\n1. Undo.\n\n## Escalation\n\n1. Call.\n',
    'x.md',
  );
  const { sections } = coverDocument(parsed, [{ folder: 'f', report: reportOn(sectionOf(parsed, 'X')) }]);
  expect(sections.flatMap(({ items }) => items.flatMap(({ kind, text, status }) => (kind === 'step' ? [[text, status]] : [])))).toEqual([
    ['Look.', 'never-tried'],
    ['Wait.', 'held'],
    ['Undo.', 'never-tried'],
  ]);
});
