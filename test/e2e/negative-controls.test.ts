import { describe, expect } from 'vitest';
import { eachEnds } from './each-ends.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from './twins.ts';

const drill = 'redis-outage';
const document = 'runbooks/account-api.md';

const lineOf = (words: string): Promise<number> => lineWith(document, '### Redis unavailable', words);

const silent = noFault(drill);
const misnamed = wrongAlert(drill, { documented: 'RedisGone', defined: 'RedisDown' });

const controls: readonly Proved[] = [
  {
    ...silent,
    proof: async (report) => {
      await silent.proof(report);
      // Silence proves something only over the time in which the alert was promised.
      const alert = report.timing.phases.find(({ phase }) => phase === 'alert');
      expect((alert?.ended_ms ?? 0) - (alert?.began_ms ?? 0)).toBeGreaterThanOrEqual(5_900);
    },
  },
  toothless(drill, 'blackhole on app -> redis'),
  {
    drill,
    variant: 'restart-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: async (report) => {
      expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      const line = await lineOf('Start Redis again');
      expect(report.steps).toContainEqual(expect.objectContaining({ line, verdict: 'not-tried', why: 'withheld by the twin' }));
      expect(report.clocks).toMatchObject({ restored: null, stable: null });
    },
  },
  {
    ...misnamed,
    proof: async (report) => {
      await misnamed.proof(report);
      const line = await lineOf('| `RedisDown` |');
      expect(report.findings).toContainEqual(expect.objectContaining({ verdict: 'drift', file: document, line }));
      expect(report.summary).toContain(`${document}:${String(line)}`);
    },
  },
  {
    drill,
    variant: 'misspelt-command',
    verdict: 'drift',
    exitCode: 1,
    proof: async (report) => {
      const line = await lineOf('ps redis');
      expect(report.steps).toContainEqual(
        expect.objectContaining({ verdict: 'drift', file: document, line, command: expect.stringContaining('ps rediss') as unknown }),
      );
      expect(notHeld(report), 'and nothing else is wrong').toEqual([
        'finding every service that is given to Compose is in the compose file',
        'step recovery-2',
      ]);
      expect(report.summary).toContain(`${document}:${String(line)}`);
    },
  },
  oneLost(drill, 'lost-login', 'no acknowledged login or account is lost or doubled'),
];

describe('the negative controls: a drill that does not tell its twins from itself proves nothing', () => {
  eachEnds(controls);
});
