import { expect, test } from 'vitest';
import type { Reporter } from '../../../src/core/reporter.ts';
import { multiplexer } from '../../../src/report/multiplexer.ts';
import { sampleReport } from './sample-report.ts';

const report = sampleReport({ timeline: [] });
const event = { id: 'e1', atMs: 0, errorMs: 0, kind: 'trouble', where: 'here', message: 'boom' } as const;
const progress = { waitingFor: 'x', state: 'began', elapsedMs: 0 } as const;

const tellEverything = async (reporter: ReturnType<typeof multiplexer>): Promise<void> => {
  await reporter.onBegin({ runId: 'r', drill: 'd', variant: null, title: 't', timing: 'fast', seed: 1 });
  reporter.onProgress(progress);
  reporter.onEvent(event);
  await reporter.onReport(report, '/folder');
  reporter.onCouldNotRestore({ what: 'x', why: 'y', byHand: [] });
  await reporter.onEnd([report], '/output');
};

const writer = (name: string, told: string[]): Reporter => ({
  onBegin: ({ drill }) => {
    told.push(`${name} begin ${drill}`);
  },
  onProgress: ({ waitingFor }) => {
    told.push(`${name} progress ${waitingFor}`);
  },
  onEvent: ({ id }) => {
    told.push(`${name} event ${id}`);
  },
  onReport: async (_, folder) => {
    await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 5 : 0));
    told.push(`${name} report ${folder}`);
  },
  onCouldNotRestore: ({ what }) => {
    told.push(`${name} residue ${what}`);
  },
  onEnd: (_, output) => {
    told.push(`${name} end ${output}`);
  },
});

test('tells every reporter everything, one after the other', async () => {
  const told: string[] = [];
  await tellEverything(multiplexer([writer('a', told), {}, writer('b', told)]));
  expect(told).toEqual([
    'a begin d',
    'b begin d',
    'a progress x',
    'b progress x',
    'a event e1',
    'b event e1',
    'a report /folder',
    'b report /folder',
    'a residue x',
    'b residue x',
    'a end /output',
    'b end /output',
  ]);
});

test('a reporter that throws stops neither the others nor the run, and its failure is remembered', async () => {
  const fail = (): never => {
    throw new Error('broken pipe');
  };
  const reject = (): Promise<void> => Promise.reject(new Error('disk full'));
  const told: string[] = [];
  const both = multiplexer([
    { onBegin: reject, onProgress: fail, onEvent: fail, onReport: reject, onEnd: reject, onCouldNotRestore: fail },
    writer('b', told),
  ]);
  await tellEverything(both);
  expect(told).toHaveLength(6);
  expect(both.failures.map(({ hook, error }) => `${hook}: ${String(error)}`)).toEqual([
    'onBegin: Error: disk full',
    'onProgress: Error: broken pipe',
    'onEvent: Error: broken pipe',
    'onReport: Error: disk full',
    'onCouldNotRestore: Error: broken pipe',
    'onEnd: Error: disk full',
  ]);
});

test('a hook that fails every time is remembered once', () => {
  const one = multiplexer([
    {
      onEvent: () => {
        throw new Error('again');
      },
    },
  ]);
  for (let index = 0; index < 1_000; index += 1) one.onEvent(event);
  expect(one.failures).toHaveLength(1);
});
