import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

import type { CommandOptions, CommandResult } from '../../../src/setup/run-command.ts';
import type { Site } from '../../../src/setup/site.ts';

type Answer =
  Partial<CommandResult> | ((args: readonly string[], options: CommandOptions) => Partial<CommandResult> | Promise<Partial<CommandResult>>);

export interface FakeSite extends Site {
  /** Every command that was run, as one line. */
  readonly ran: string[];
  /** Every line of progress. */
  readonly said: string[];
}

/**
 * A site whose programs are scripted: the first key that a command line begins with gives the answer; a command that no
 * key fits does not exist (127).
 */
export function fakeSite(answers: Readonly<Record<string, Answer>>, root = temporaryRoot({})): FakeSite {
  const ran: string[] = [];
  const said: string[] = [];
  return {
    root,
    lockFile: path.join(root, 'lock'),
    ran,
    said,
    progress: (line) => void said.push(line),
    run: async (file, args, options = {}) => {
      const line = [file, ...args].join(' ');
      ran.push(line);
      const key = Object.keys(answers).find((start) => line.startsWith(start));
      const answer = key === undefined ? { code: 127, stderr: `${file}: not found` } : answers[key];
      const result = typeof answer === 'function' ? await answer(args, options) : answer;
      return { code: 0, stdout: '', stderr: '', ...result };
    },
  };
}

/** A folder with these files, by name; it goes when the test that asked for it ends. */
export function temporaryRoot(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'firedrill-test-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return root;
}
