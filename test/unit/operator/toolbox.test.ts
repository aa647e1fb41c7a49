import { describe, expect, test } from 'vitest';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { DrillError } from '../../../src/core/errors.ts';
import { toolbox, type ToolboxExec } from '../../../src/operator/toolbox.ts';

const never = new AbortController().signal;
const quiet = { secrets: [], takeRefusals: () => [], settled: () => Promise.resolve() };

/** A toolbox in which every block does `act`; the sweep is written down. */
const acting = (act: ToolboxExec): { exec: ToolboxExec; calls: (readonly string[])[] } => {
  const calls: (readonly string[])[] = [];
  return {
    calls,
    exec: (argv, options) => {
      calls.push(argv);
      return argv.includes('firedrill') ? act(argv, options) : Promise.resolve({ exitCode: 0 });
    },
  };
};

const untilAborted: ToolboxExec = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

describe('toolbox', () => {
  test.each([
    [1, '3\n', 'x', 3],
    [1, '', "bash: -c: line 2: syntax error near unexpected token `then'\n", 2],
    [127, '', 'ok\nbash: line 4: X: unbound variable', 4],
    [1, '', 'no line told', undefined],
    [1, '; rm', '', undefined],
    [0, '3\n', '', undefined],
  ])('exit code %i with %j left behind and %j printed failed at line %s', async (exitCode, left, printed, failedLine) => {
    const exec: ToolboxExec = (argv, { onOutput }) => {
      onOutput(Buffer.from(argv.includes('firedrill') ? printed : left));
      return Promise.resolve({ exitCode });
    };
    expect((await toolbox({ ...quiet, exec }).run('x', seconds(1), never)).failedLine).toBe(failedLine);
  });

  test('hands the text on verbatim, as one argument, with its limit', async () => {
    const text = 'echo "$1" \'\n\' # `id`\n--flag';
    const { exec, calls } = acting(() => Promise.resolve({ exitCode: 0 }));
    await toolbox({ ...quiet, exec }).run(text, seconds(2.5), never);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.slice(0, 4)).toEqual(['bash', '--noprofile', '--norc', '-c']);
    expect(calls[0]?.at(-2)).toBe('2.5');
    expect(calls[0]?.at(-1)?.endsWith(`; ${text}`)).toBe(true);
    expect(calls[0]?.at(-1)?.replace(text, '')).not.toContain('\n');
  });

  test('answers exit code, clean output, duration and refusals, each refusal once', async () => {
    let now = 100;
    let refusals = ['POST /left/behind'];
    const { exec } = acting((_, { onOutput, env }) => {
      expect(env).toEqual({ COMPOSE_PROJECT_NAME: 'demo' });
      onOutput(Buffer.from('\u001b[31mhun'));
      onOutput(Buffer.from('ter22\r\n'));
      now += 42;
      refusals = ['POST /build', 'POST /build', 'DELETE /containers/x'];
      return Promise.resolve({ exitCode: 3 });
    });
    const operator = toolbox({
      exec,
      ...quiet,
      secrets: ['hunter22'],
      env: { COMPOSE_PROJECT_NAME: 'demo' },
      now: () => now,
      takeRefusals: () => {
        const taken = refusals;
        refusals = [];
        return taken;
      },
    });
    expect(await operator.run('x', seconds(1), never)).toEqual({
      exitCode: 3,
      output: '[redacted]\n',
      durationMs: 42,
      refused: ['POST /build', 'DELETE /containers/x'],
    });
  });

  test('says so when the time was up, and not when a command ends with 124 by itself', async () => {
    let now = 0;
    let takes = 2_000;
    const { exec } = acting(() => {
      now += takes;
      return Promise.resolve({ exitCode: 124 });
    });
    const operator = toolbox({ ...quiet, exec, now: () => now });
    expect(await operator.run('x', seconds(2), never)).toMatchObject({ exitCode: 124, output: '[firedrill ended this command after 2 s]\n' });
    takes = 10;
    expect(await operator.run('x', seconds(2), never)).toMatchObject({ exitCode: 124, output: '' });
  });

  test('waits for what the engine still does, before what was refused is told', async () => {
    const order: string[] = [];
    const { exec } = acting(() => Promise.resolve({ exitCode: 0 }));
    const settled = async (): Promise<void> => {
      await Promise.resolve();
      order.push('settled');
    };
    const takeRefusals = (): readonly string[] => {
      order.push('refusals');
      return [];
    };
    await toolbox({ ...quiet, exec, settled, takeRefusals }).run('x', seconds(1), never);
    expect(order).toEqual(['refusals', 'settled', 'refusals']);
  });

  test('an endless output ends the command and sweeps', async () => {
    const { exec, calls } = acting((argv, options) => {
      const ended = untilAborted(argv, options);
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      for (let at = 0; at < 80; at += 1) options.onOutput(chunk);
      return ended;
    });
    const result = await toolbox({ ...quiet, exec }).run('yes', seconds(60), never);
    expect(result.exitCode).toBe(141);
    expect(result.output).toMatch(/characters here\]\nx+\n\[firedrill ended this command after 16 MiB of output\]\n$/);
    expect(calls).toHaveLength(2);
  });

  test('a toolbox that does not answer is not waited for without end', async () => {
    const { exec, calls } = acting(untilAborted);
    expect((await toolbox({ ...quiet, exec, grace: milliseconds(20) }).run('x', milliseconds(1 / 3), never)).exitCode).toBe(124);
    expect(calls).toHaveLength(2);
  });

  test('an abort comes out as what it is, after the sweep', async () => {
    const { exec, calls } = acting(untilAborted);
    const abort = new AbortController();
    const running = toolbox({ ...quiet, exec }).run('x', seconds(9), abort.signal);
    abort.abort(new Error('second thoughts'));
    await expect(running).rejects.toThrow('second thoughts');
    expect(calls).toHaveLength(2);
    await expect(toolbox({ ...quiet, exec }).run('x', seconds(9), abort.signal)).rejects.toThrow('second thoughts');
    expect(calls).toHaveLength(2);
  });

  test('a toolbox that is gone is an error of ours', async () => {
    const gone: ToolboxExec = () => Promise.reject(new Error('No such container'));
    const error: unknown = await toolbox({ ...quiet, exec: gone })
      .run('x', seconds(1), never)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DrillError);
    expect(error).toMatchObject({ code: 'operator-failed', cause: new Error('No such container') });
  });
});
