import { messageOf } from '../../core/message-of.ts';
import type { Check, Finding } from '../../core/check.ts';
import type { Timeline } from '../../core/timeline.ts';
import { isVerdict } from '../../core/verdict.ts';

/** Judges every check. One that throws, or gives no verdict, is inconclusive: a checker that crashed has seen nothing. */
export const judgeChecks = (checks: readonly Check[], timeline: Timeline): readonly Finding[] =>
  checks.map((check) => {
    try {
      const judgement = check.judge(timeline);
      if (!isVerdict(judgement.verdict)) throw new Error('it gave no verdict');
      return { claim: check.claim, ...judgement };
    } catch (error) {
      return {
        claim: check.claim,
        verdict: 'inconclusive',
        saw: `the check itself failed: ${messageOf(error)}`,
        evidence: [],
      };
    }
  });
