import { describe, expect, test } from 'vitest';
import { takeInterruption } from '../../../src/cli/interruption.ts';

/** Lets the listeners of the process have one event; the runner's own would end the test. */
const emitAlone = (event: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'uncaughtException' | 'unhandledRejection', value?: unknown): void => {
  const ours = process.listeners(event as 'SIGINT').at(-1) as ((value: unknown) => void) | undefined;
  ours?.(value ?? event);
};

describe('an interruption', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s aborts with a reason, the second one hurries', (name) => {
    const told: string[] = [];
    using interruption = takeInterruption((line) => told.push(line));
    expect([interruption.signal.aborted, interruption.hurry.aborted]).toEqual([false, false]);
    emitAlone(name);
    expect([interruption.signal.aborted, interruption.hurry.aborted]).toEqual([true, false]);
    expect(interruption.signal.reason).toMatchObject({ code: 'interrupted', exitCode: 130, message: `interrupted by ${name}` });
    emitAlone(name);
    expect(interruption.hurry.aborted).toBe(true);
    expect(told).toEqual([
      `${name}: undoing everything before leaving. Once more to wait less.`,
      `${name} again: waiting less. Everything is still being taken away.`,
    ]);
  });

  test.each(['uncaughtException', 'unhandledRejection'] as const)('%s aborts with what was thrown, and hurries nobody', (name) => {
    const told: string[] = [];
    using interruption = takeInterruption((line) => told.push(line));
    const bug = new TypeError('x is not a function');
    emitAlone(name, bug);
    emitAlone(name, new Error('another'));
    expect(interruption.signal.reason).toBe(bug);
    expect(interruption.hurry.aborted).toBe(false);
    expect(told[0]).toMatch(/^a bug of firedrill's own: TypeError: x is not a function\n/);
  });

  test('gives the signals back when it is disposed of', () => {
    const before = process.listenerCount('SIGINT');
    const interruption = takeInterruption(() => undefined);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    interruption[Symbol.dispose]();
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection']) {
      expect(process.listeners(event as 'SIGINT').map(({ name }) => name)).not.toContain('onSignal');
      expect(process.listeners(event as 'SIGINT').map(({ name }) => name)).not.toContain('onUncaught');
    }
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
