import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { docker } from '../docker.ts';
import { outputFolder, startIn, type Answer, type Output, type Running } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { told } from './not-held.ts';

/** One way in which evidence is missing: the drill that is held where nothing is missing loses it on its way. */
interface Cell {
  readonly words: string;
  readonly environment?: (output: Output) => Readonly<Record<string, string>>;
  /** Done to a trial in progress. */
  readonly happens: (running: Running, output: Output) => Promise<void>;
  /** What the report says of it, so that the trial is inconclusive for this reason. */
  readonly because: RegExp;
}

/** Drills that are made so that evidence is missing, and what their reports say of it. */
const lacking: readonly (readonly [string, RegExp])[] = [
  ['nothing-read-back', /nobody read the primary back/],
  ['read-in-part', /the reading of the primary is not complete: the connection broke/],
  ['nothing-written', /there was no acknowledged write to judge/],
  ['check-that-throws', /this check is broken/],
];

const container = async (output: Output, service: string): Promise<string> => {
  const [run] = await output.ledger();
  return docker('ps', '--quiet', '--filter', `label=dev.firedrill.run=${run?.run ?? ''}`, '--filter', `label=com.docker.compose.service=${service}`);
};

const broken = 'Wait for the documented alert';
const longerThanAFifthOfThePromise = 2_500;

const cells: readonly Cell[] = [
  {
    words: 'Prometheus dies before the alert',
    happens: async (running, output) => {
      await running.said(broken);
      await docker('kill', await container(output, 'prometheus'));
    },
    because: /prometheus/i,
  },
  {
    words: 'Alertmanager dies before the alert',
    happens: async (running, output) => {
      await running.said(broken);
      await docker('kill', await container(output, 'alertmanager'));
    },
    because: /alertmanager/i,
  },
  {
    words: 'the receiver is mute',
    happens: async (running, output) => {
      await running.said(broken);
      await docker('kill', await container(output, 'firedrill-pager'));
    },
    because: /test alert|receiver/i,
  },
  {
    words: 'the machine stands still',
    happens: async (running) => {
      await running.said(broken);
      running.signal('SIGSTOP');
      await wait(longerThanAFifthOfThePromise);
      running.signal('SIGCONT');
    },
    because: /stood still for/,
  },
  {
    words: 'somebody sets the clock',
    environment: ({ folder }) => ({
      NODE_OPTIONS: `--import=${resolve('test/e2e/no-evidence-drills/set-the-clock.mjs')}`,
      FIREDRILL_TEST_SET_CLOCK: join(folder, 'now'),
    }),
    happens: async (running, { folder }) => {
      await running.said(broken);
      await writeFile(join(folder, 'now'), '');
    },
    because: /the wall clock was set by (?:60 min|1 h)/,
  },
];

const said = ({ promises, findings }: Report): readonly string[] => [
  ...findings.filter(({ verdict }) => verdict === 'inconclusive').map(({ claim, saw }) => `${claim}: ${saw}`),
  ...promises.filter(({ verdict }) => verdict === 'inconclusive').map(({ name }) => `promise ${name}`),
];

const begin = (drills: readonly string[], output: Output, environment: Readonly<Record<string, string>> = {}): Running =>
  startIn(
    environment,
    ...['run', ...drills, '--drills', 'test/e2e/no-evidence-drills', '--runbooks', 'test/e2e/no-evidence-runbooks'],
    ...['--seed', '7', '--no-history', '--output', output.folder],
  );

const nothingLeft = async (output: Output): Promise<void> => {
  const ledger = await output.ledger();
  expect(openIntents(ledger)).toEqual([]);
  expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
};

const isInconclusive = (report: Report, because: RegExp, why = told(report)): void => {
  expect([report.exit_code, report.verdict], why).toEqual([2, 'inconclusive']);
  expect(said(report).join('\n'), why).toMatch(because);
};

test.each(cells)('$words: inconclusive, and never a pass', async ({ environment, happens, because }) => {
  await using output = await outputFolder();
  const running = begin(['quick'], output, environment?.(output));
  await happens(running, output);
  const { exitCode, stdout, stderr } = await running.ended;
  const report = await output.report('quick');
  isInconclusive(report, because, `${told(report)}\n${stdout}${stderr}`);
  expect(exitCode).toBe(2);
  await nothingLeft(output);
});

describe('on one system', () => {
  let output: Output;
  let answer: Answer;
  beforeAll(async () => {
    output = await outputFolder();
    answer = await begin([...lacking.map(([drill]) => drill), 'quick'], output).ended;
  });
  afterAll(async () => {
    await output[Symbol.asyncDispose]();
  });

  test.each(lacking)('%s: inconclusive, and never a pass', async (drill, because) => {
    isInconclusive(await output.report(drill), because);
  });

  test('with all of the evidence, the same drill is held, and was tried where the others had been', async () => {
    const report = await output.report('quick');
    expect(report.verdict, told(report)).toBe('held');
    expect(answer.exitCode).toBe(2);
    expect(answer.stderr).not.toContain('starting the system anew');
    await nothingLeft(output);
  });
});
