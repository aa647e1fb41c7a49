import { describe, expect } from 'vitest';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { eachEnds } from './each-ends.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import type { Proved } from './tried.ts';
import { oneLost, toothless } from './twins.ts';

const drill = 'redis-outage';
const document = 'runbooks/account-api.md';

const lineOf = (words: string): Promise<number> => lineWith(document, '### Redis unavailable', words);

const controls: readonly Proved[] = [
  {
    drill,
    variant: 'no-fault',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(alertsThatFired(report)).toEqual([]);
      expect(eventsOf({ events: report.timeline }, 'fault')).toEqual([]);
      expect(report.clocks).toMatchObject({ injected: null, alert_firing: null, alert_delivered: null });
      // Silence proves something only over the time in which the alert was promised.
      const alert = report.timing.phases.find(({ phase }) => phase === 'alert');
      expect((alert?.ended_ms ?? 0) - (alert?.began_ms ?? 0)).toBeGreaterThanOrEqual(5_900);
    },
  },
  toothless(drill, 'blackhole'),
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
    drill,
    variant: 'wrong-alert',
    verdict: 'drift',
    exitCode: 1,
    proof: async (report) => {
      const line = await lineOf('| `RedisDown` |');
      expect(report.findings).toContainEqual(expect.objectContaining({ verdict: 'drift', file: document, line }));
      expect(notHeld(report), 'and nothing else is wrong').toEqual([
        'finding the documented alert "RedisGone" is defined',
        'finding the section lists the alert "RedisDown"',
      ]);
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
