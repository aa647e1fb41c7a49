import type { Coverage } from '../../../../src/core/coverage.ts';
import type { Report } from '../../../../src/core/report.ts';
import { coverageOf, coverDocument } from '../../../../src/runbook/coverage/cover-document.ts';
import type { Trial } from '../../../../src/runbook/coverage/trial.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import type { ParsedRunbook } from '../../../../src/runbook/parsed-runbook.ts';
import { sectionOf } from '../../runbook/read-fixture.ts';
import { accountApi, reportOn, trialOf } from '../../runbook/coverage/trial-of.ts';

/** Of another platform, and tried with a fault that did not bite. */
export const queue: ParsedRunbook = parseRunbook(
  '# Queue\n\n## Recovery\n\n1. Restart it:\n\n   ```bash\n   docker restart queue\n   # Kubernetes\n   kubectl rollout restart deployment \\\n     queue\n   ```\n',
  'runbooks/queue.md',
);

const brokenPostgres = (): Report => {
  const report = reportOn(sectionOf(accountApi, 'Postgres unavailable'), {
    run_id: '20260304-070000-aaaa',
    started_at: '2026-03-04T07:00:00.000Z',
    drill: { id: 'postgres-outage', variant: null, sabotaged: false, file: 'drills/postgres-outage.drill.ts' },
  });
  const changes: Readonly<Record<string, Partial<Report['steps'][number]>>> = {
    'detection-2': { verdict: 'broken', why: 'not seen after the fault' },
    'recovery-1': { verdict: 'drift', exit_code: 1, line: 55, why: 'exit code 1: no such service: dbb', output: 'no such service: dbb\n' },
    'recovery-2': { verdict: 'not-tried', why: 'the trial did not get here' },
    'recovery-4': { verdict: 'inconclusive', why: 'the answer could not be read' },
  };
  return { ...report, steps: report.steps.map((step) => ({ ...step, ...changes[step.id] })) };
};

export const sampleTrials = (): readonly Trial[] => [
  trialOf(),
  { folder: '.firedrill/runs/20260304-070000-aaaa/postgres-outage', report: brokenPostgres() },
];

/** Coverage with every status in it. */
export const sampleCoverage = (): Coverage => coverageOf([coverDocument(accountApi, sampleTrials()), coverDocument(queue, [])]);
