import { messageOf } from '../../core/message-of.ts';
import type { Check, Finding } from '../../core/check.ts';
import type { Timeline } from '../../core/timeline.ts';

/** Judges every check. One that throws is inconclusive: a checker that crashed has seen nothing. */
export const judgeChecks = (checks: readonly Check[], timeline: Timeline): readonly Finding[] =>
  checks.map((check) => {
    try {
      return { claim: check.claim, ...check.judge(timeline) };
    } catch (error) {
      return {
        claim: check.claim,
        verdict: 'inconclusive',
        saw: `the check itself failed: ${messageOf(error)}`,
        evidence: [],
      };
    }
  });
