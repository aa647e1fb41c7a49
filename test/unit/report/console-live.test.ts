import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress, Reporter } from '../../../src/core/reporter.ts';
import { consoleReporter } from '../../../src/report/console/console-reporter.ts';
import { capturedStream, type CapturedStream } from './captured-stream.ts';
import { sampleReport } from './sample-report.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const start = (isTty: boolean, env: Readonly<Record<string, string>> = { NO_COLOR: '1' }): { stream: CapturedStream; reporter: Reporter } => {
  const stream = capturedStream(100);
  return { stream, reporter: consoleReporter({ stream, isTty, env, files: { perTrial: [], perRun: [] } }) };
};
const progress = (state: Progress['state'], elapsedMs: number, saw?: string): Progress => ({
  waitingFor: 'Prometheus to fire RedisDown',
  state,
  elapsedMs,
  withinMs: 60_000,
  ...(saw === undefined ? {} : { saw }),
});

describe('away from a terminal', () => {
  test('a wait is told after 2 s, then every 10 s, and when it is over', () => {
    const { stream, reporter } = start(false);
    reporter.onProgress?.(progress('began', 0));
    vi.advanceTimersByTime(1_900);
    expect(stream.text).toBe('');
    reporter.onProgress?.(progress('waiting', 1_900, 'pending'));
    vi.advanceTimersByTime(21_600);
    reporter.onProgress?.(progress('done', 23_500, 'firing'));
    vi.advanceTimersByTime(60_000);
    expect(stream.text.split('\n')).toEqual([
      '             … waiting for Prometheus to fire RedisDown · 2 s of 1 min · saw: pending',
      '             … waiting for Prometheus to fire RedisDown · 12 s of 1 min · saw: pending',
      '             … waiting for Prometheus to fire RedisDown · 22 s of 1 min · saw: pending',
      '             ✓ Prometheus to fire RedisDown: after 23.5 s · saw: firing',
      '',
    ]);
  });

  test('a short wait is not worth a line, unless it fails', () => {
    const { stream, reporter } = start(false);
    reporter.onProgress?.(progress('began', 0));
    reporter.onProgress?.(progress('done', 1_200));
    expect(stream.text).toBe('');
    reporter.onProgress?.(progress('began', 0));
    reporter.onProgress?.(progress('failed', 900, 'inactive'));
    expect(stream.text).toBe('             ✗ Prometheus to fire RedisDown: not after 900 ms of 1 min · saw: inactive\n');
  });

  test('a terminal in CI is none', () => {
    const { stream, reporter } = start(true, { CI: 'true' });
    reporter.onProgress?.(progress('began', 0));
    vi.advanceTimersByTime(500);
    expect(stream.text).toBe('');
  });
});

describe('on a terminal', () => {
  test('one line is rewritten in place, and gives way to lines that stay', () => {
    const { stream, reporter } = start(true);
    reporter.onProgress?.(progress('began', 0));
    expect(stream.text).toBe('  ⠋ waiting for Prometheus to fire RedisDown · 0 ms of 1 min');
    vi.advanceTimersByTime(100);
    expect(stream.text).toMatch(/\r\u001b\[2K {2}⠙ waiting for Prometheus to fire RedisDown · 100 ms of 1 min$/);
    reporter.onEvent?.({ id: 'e1', atMs: 18_900, errorMs: 0, kind: 'alert', alert: 'RedisDown', state: 'firing', seen: 'delivered' });
    expect(stream.text).toMatch(/\r\u001b\[2K {5}18\.9 s {2}alert {5}RedisDown was delivered: firing\n {2}⠹ waiting for /);
    reporter.onProgress?.(progress('done', 4_000));
    expect(stream.text).toMatch(/\r\u001b\[2K {13}✓ Prometheus to fire RedisDown: after 4 s\n$/);
    const over = stream.text;
    vi.advanceTimersByTime(60_000);
    expect(stream.text).toBe(over);
  });

  test('of several waits the youngest is shown', () => {
    const { stream, reporter } = start(true);
    reporter.onProgress?.(progress('began', 0));
    reporter.onProgress?.({ waitingFor: 'redis to answer', state: 'began', elapsedMs: 0 });
    expect(stream.text).toMatch(/waiting for redis to answer · 0 ms \(\+1\)$/);
  });

  test('the line never wraps', () => {
    const { stream, reporter } = start(true);
    reporter.onProgress?.({ ...progress('began', 0), saw: 'x'.repeat(500) });
    expect(stream.text.length).toBeLessThan(100);
  });

  test('after the report nothing is written by itself', async () => {
    const { stream, reporter } = start(true);
    reporter.onProgress?.(progress('began', 0));
    await reporter.onReport?.(sampleReport(), '/f');
    const over = stream.text;
    vi.advanceTimersByTime(60_000);
    expect(stream.text).toBe(over);
  });
});

describe('events', () => {
  test('are told as they happen, with the lines of the runbook', async () => {
    const { stream, reporter } = start(false);
    const { steps, timeline } = sampleReport();
    await reporter.onBegin?.({ runId: 'r', drill: 'redis-outage', variant: null, title: 'Redis unavailable', timing: 'fast', seed: 7, steps });
    for (const event of timeline) reporter.onEvent?.(event);
    await expect(stream.text).toMatchFileSnapshot('screens/live.txt');
  });

  test('without the lines a step keeps its id', () => {
    const { stream, reporter } = start(false);
    reporter.onEvent?.({
      id: 'e1',
      atMs: 1_000,
      errorMs: 0,
      kind: 'step',
      step: 'recovery-3',
      edge: 'ended',
      ok: false,
      exitCode: 127,
      saw: 'exit code 127: not found',
    });
    expect(stream.text).toBe('      1.0 s  failed    recovery-3 · exit code 127: not found\n');
  });

  test('a condition that flaps is told once a phase', () => {
    const { stream, reporter } = start(false);
    for (let index = 0; index < 100; index += 1) {
      reporter.onEvent?.({ id: 'e', atMs: index, errorMs: 0, kind: 'sample', condition: 'it is up', holds: index % 2 === 0, saw: 'x' });
    }
    expect(stream.text.trimEnd().split('\n')).toHaveLength(2);
  });

  test('cannot command the terminal', () => {
    const { stream, reporter } = start(false);
    reporter.onEvent?.({ id: 'e', atMs: 0, errorMs: 0, kind: 'trouble', where: '\u001b[2Jw', message: 'a\nb\u001b]0;x\u0007' });
    expect(stream.text).toBe('      0.0 s  trouble   w: a b\n');
  });
});

describe('what could not be restored', () => {
  const residue = {
    what: 'network r1_default',
    why: 'it has active\u001b[2J endpoints',
    byHand: ['docker network rm r1_default', `docker rm -f ${'x'.repeat(150)}`],
  };

  test('is told at once and again at the end, with commands that can be copied', async () => {
    const { stream, reporter } = start(false);
    reporter.onCouldNotRestore?.(residue);
    await expect(stream.text).toMatchFileSnapshot('screens/could-not-restore.txt');
    await reporter.onReport?.(sampleReport(), '/f');
    const before = stream.text.length;
    await reporter.onEnd?.([sampleReport()], '/o');
    expect(stream.text.slice(before)).toContain('COULD NOT RESTORE');
  });

  test('is red', () => {
    const { stream, reporter } = start(false, { FORCE_COLOR: '1' });
    reporter.onCouldNotRestore?.(residue);
    expect(stream.text).toContain('\u001b[41m');
  });
});
