import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/check.ts';
import { DrillError } from '../../../src/core/errors.ts';
import { buildMutation } from '../../../src/runner/mutation/build-mutation.ts';
import { judgeReading, judgeTrial, type MadeError } from '../../../src/runner/mutation/judge-mutant.ts';
import { tryOnAFake } from './try-on-a-fake.ts';

const file = 'runbooks/logins.md';
const made: MadeError = { operator: 'misspelt-name', line: 25, before: 'redis', after: 'redsi', hint: 'list it' };
const drift = (line: number, saw = 'no such service'): Finding => ({
  claim: 'the names are right',
  verdict: 'drift',
  saw,
  place: { file, line },
  evidence: [],
});

describe('reading a copy', () => {
  test('a refusal notices the error, and names its line', () => {
    const refused = new DrillError('step-unbound', 'recovery-2 has no commands', { place: { file, line: 25 } });
    expect(judgeReading(made, file, refused, [])).toMatchObject({
      outcome: 'noticed',
      by: 'reading',
      verdict: 'refused',
      named_line: 25,
      why: 'recovery-2 has no commands',
      hint: null,
    });
  });

  test('a refusal at the drill names no line of the document', () => {
    const refused = new DrillError('step-not-found', 'no step', { place: { file: 'drills/logins.drill.ts', line: 3 } });
    expect(judgeReading(made, file, refused, [])?.named_line).toBeNull();
  });

  test('new drift notices it, at the line of the error where several are found', () => {
    expect(judgeReading(made, file, [drift(10), drift(25, 'redsi')], [drift(10)])).toMatchObject({
      outcome: 'noticed',
      verdict: 'drift',
      named_line: 25,
    });
  });

  test('drift that the document had before notices nothing', () => {
    expect(judgeReading(made, file, [drift(10)], [drift(10)])).toBeUndefined();
    expect(judgeReading(made, file, [{ ...drift(25), verdict: 'held' }], [])).toBeUndefined();
  });
});

describe('trying a copy', async () => {
  const { report: whole } = await tryOnAFake();
  const { report: failing } = await tryOnAFake({
    command: (text) => (text.includes('ps redis') ? { exitCode: 1, output: 'no such service\n', failedLine: 1 } : undefined),
  });
  const { report: unproven } = await tryOnAFake({ numb: true });

  test('a step that fails notices the error, at the line of its command', () => {
    const noticed = judgeTrial({ ...made, line: 23 }, file, failing, whole);
    expect(noticed).toMatchObject({ outcome: 'noticed', by: 'trial', verdict: 'drift', named_line: 23 });
  });

  test('a trial that ends as before lets it survive, and says what would notice it', () => {
    expect(judgeTrial(made, file, whole, whole)).toMatchObject({ outcome: 'survived', by: null, hint: 'list it' });
    expect(judgeTrial(made, file, failing, failing).outcome).toBe('survived');
  });

  test('a trial that proved nothing decides nothing', () => {
    expect(judgeTrial(made, file, unproven, whole).outcome).toBe('undecided');
  });

  test('the score counts what was decided, and is none where nothing was', () => {
    const survived = judgeTrial(made, file, whole, whole);
    const noticed = judgeTrial(made, file, failing, whole);
    const undecided = judgeTrial(made, file, unproven, whole);
    expect(buildMutation(whole, [noticed, noticed, survived, undecided])).toMatchObject({ score: 66.7, noticed: 2, survived: 1, undecided: 1 });
    expect(buildMutation(whole, [undecided]).score).toBeNull();
  });
});
