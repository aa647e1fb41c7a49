import { expect, test } from 'vitest';
import { askToolbox } from '../../../src/operator/ask-toolbox.ts';
import type { ToolboxExec } from '../../../src/operator/toolbox.ts';

const answering = (...answers: readonly string[]): { readonly exec: ToolboxExec; readonly read: () => string } => {
  let input = '';
  return {
    exec: (_argv, options) => {
      input = options.input?.toString() ?? '';
      options.onOutput(Buffer.from(answers.map((answer) => `${answer}\0`).join('')));
      return Promise.resolve({ exitCode: 0 });
    },
    read: () => input,
  };
};
const calls = new Map([['grep', 'grep --help']]);
const { signal } = new AbortController();

test('programs, options and complaints are read from what the toolbox says', async () => {
  const help = 'Usage: grep [OPTION]... [-h|--help]\n  -E, --extended-regexp  are extended\n      --[no-]color=WHEN  not a-b or 1--2\n';
  const { exec, read } = answering(
    'bash\n[\ngrep\n',
    help,
    '',
    "bash: -c: line 2: syntax error near unexpected token `done'\nbash: -c: line 2: `done'\n",
  );
  expect(await askToolbox(exec, { calls, scripts: ['echo 1', 'x\ndone'] }, signal)).toEqual({
    programs: ['bash', '[', 'grep'],
    calls: [{ call: 'grep', options: ['-h', '--help', '-E', '--extended-regexp', '--color', '--no-color'] }],
    brokenScripts: [{ text: 'x\ndone', line: 2, says: "syntax error near unexpected token `done'" }],
  });
  expect(read()).toBe('call\0grep --help\0script\0echo 1\0script\0x\ndone\0');
});

test('of a call that has no help nothing is known', async () => {
  const { exec } = answering('bash', 'grep: not found');
  expect((await askToolbox(exec, { calls, scripts: [] }, signal)).calls).toEqual([]);
});

test('a toolbox that ends before it has answered has not answered', async () => {
  const { exec } = answering('bash');
  await expect(askToolbox(exec, { calls, scripts: ['x'] }, signal)).rejects.toThrow('the toolbox answered 0 of 2 questions');
});
