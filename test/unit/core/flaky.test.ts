import { describe, expect, test } from 'vitest';
import { flakyOn } from '../../../src/core/flaky.ts';
import type { Commit, PastTrial } from '../../../src/core/past-trial.ts';
import { pastTrial } from '../history/past-trial.ts';

const clean = (id: string): Commit => ({ id, dirty: false });
const held = (commit: Commit | null, run_id = 'r1'): PastTrial => pastTrial({ commit, run_id });
const broken = (commit: Commit | null, run_id = 'r1', changes: Partial<PastTrial> = {}): PastTrial =>
  pastTrial({ commit, run_id, verdict: 'broken', failure: 'recovery', ...changes });

describe('a drill is flaky', () => {
  test('when it held and broke on one commit, in whatever runs and whatever order', () => {
    const trials = [broken(clean('a'), 'r1'), held(clean('a'), 'r2'), held(clean('b'), 'r3'), held(clean('a'), 'r4')];
    expect(flakyOn(trials)).toEqual([{ commit: 'a', run_id: null, held: 2, failed: 1, trials: 3 }]);
  });

  test('when drift comes and goes: documents do not change by themselves', () => {
    expect(flakyOn([held(clean('a')), broken(clean('a'), 'r2', { verdict: 'drift' })])).toHaveLength(1);
  });

  test.each([
    ['in one run, where files differ from the commit', { id: 'a', dirty: true }],
    ['in one run, outside of a repository', null],
  ])('%s', (_, commit) => {
    expect(flakyOn([held(commit, 'r1'), broken(commit, 'r1')])).toEqual([{ commit: null, run_id: 'r1', held: 1, failed: 1, trials: 2 }]);
    expect(flakyOn([held(commit, 'r1'), broken(commit, 'r2')])).toEqual([]);
  });
});

describe('a drill is not flaky', () => {
  test.each<readonly [string, readonly PastTrial[]]>([
    ['that broke on one commit and held on the next', [broken(clean('a')), held(clean('b'))]],
    ['that always breaks', [broken(clean('a')), broken(clean('a'), 'r2')]],
    ['that could not be judged', [held(clean('a')), broken(clean('a'), 'r2', { verdict: 'inconclusive', failure: 'injection' })]],
    ['that the harness left something behind of', [held(clean('a')), broken(clean('a'), 'r2', { failure: 'harness' })]],
    ['that was never tried', []],
  ])('%s', (_, trials) => {
    expect(flakyOn(trials)).toEqual([]);
  });
});
