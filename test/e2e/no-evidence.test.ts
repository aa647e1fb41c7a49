import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { docker } from '../docker.ts';
import { outputFolder, startIn, type Output, type Running } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { told } from './not-held.ts';

/** One way in which evidence is missing. */
interface Cell {
  readonly words: string;
  /** Default `quick`, a drill that is held where nothing is missing. */
  readonly drill?: string;
  readonly environment?: (output: Output) => Readonly<Record<string, string>>;
  /** Done to a trial in progress. */
  readonly happens?: (running: Running, output: Output) => Promise<void>;
  /** What the report says of it, so that the trial is inconclusive for this reason. */
  readonly because: RegExp;
}

const container = async (output: Output, service: string): Promise<string> => {
  const [run] = await output.ledger();
  return docker('ps', '--quiet', '--filter', `label=dev.firedrill.run=${run?.run ?? ''}`, '--filter', `label=com.docker.compose.service=${service}`);
};

const broken = 'Wait for the documented alert';
const longerThanAFifthOfThePromise = 2_500;

const cells: readonly Cell[] = [
  { words: 'nothing is read back', drill: 'nothing-read-back', because: /nobody read the primary back/ },
  { words: 'what was written is read in part', drill: 'read-in-part', because: /the reading of the primary is not complete: the connection broke/ },
  { words: 'nothing is written', drill: 'nothing-written', because: /there was no acknowledged write to judge/ },
  { words: 'a check throws', drill: 'check-that-throws', because: /this check is broken/ },
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

const begin = (drill: string, output: Output, environment: Readonly<Record<string, string>> = {}): Running =>
  startIn(
    environment,
    ...['run', drill, '--drills', 'test/e2e/no-evidence-drills', '--runbooks', 'test/e2e/no-evidence-runbooks'],
    ...['--seed', '7', '--no-history', '--output', output.folder],
  );

test.each(cells)('$words: inconclusive, and never a pass', async ({ drill = 'quick', environment, happens, because }) => {
  await using output = await outputFolder();
  const running = begin(drill, output, environment?.(output));
  await happens?.(running, output);
  const answer = await running.ended;
  const report = await output.report(drill);
  const why = `${told(report)}\n${answer.stdout}${answer.stderr}`;
  expect([answer.exitCode, report.verdict], why).toEqual([2, 'inconclusive']);
  expect(said(report).join('\n'), why).toMatch(because);
  const ledger = await output.ledger();
  expect(openIntents(ledger)).toEqual([]);
  expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
});

test('with all of it, the same drill is held', async () => {
  await using output = await outputFolder();
  const answer = await begin('quick', output).ended;
  expect(answer.exitCode, `${answer.stdout}${answer.stderr}`).toBe(0);
});
