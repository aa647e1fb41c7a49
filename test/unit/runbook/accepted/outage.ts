import { action } from '../../../../src/core/action.ts';
import type { Drill } from '../../../../src/core/drill.ts';
import { milliseconds } from '../../../../src/core/duration.ts';
import { condition, type Condition } from '../../../../src/core/probe.ts';
import type { Binding, RunbookSection } from '../../../../src/core/runbook.ts';
import { runbook } from '../../../../src/core/runbook-reference.ts';
import { service } from '../../../../src/core/target.ts';
import { acceptSection } from '../../../../src/runbook/accepted/accept-section.ts';
import type { Accepted } from '../../../../src/runbook/accepted/accepted.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import { sectionOf } from '../read-fixture.ts';

/** A section of two signals, three steps in prose and one command. */
export const document = `# Desk

## Queue unavailable

### Detection

- Within 10 seconds \`GET /ready\` answers 503.
- The log says "queue_lost".

### Recovery

1. Keep the intake closed until the queue is back.
2. Start it again:
   \`\`\`bash
   docker compose up -d queue
   \`\`\`
3. Open the intake again.
4. Confirm that nothing was lost.
`;

/** The section of the document, or of an edited copy. */
export const sectionIn = (text = document): RunbookSection => sectionOf(parseRunbook(text, 'desk.md'), 'Queue unavailable');

/** The section with some words replaced, in the order given. @throws Error for words that it does not have. */
export const edited = (...changes: readonly (readonly [written: string, instead: string])[]): RunbookSection =>
  sectionIn(
    changes.reduce((text, [written, instead]) => {
      if (!text.includes(written)) throw new Error(`the document does not say ${written}`);
      return text.replace(written, instead);
    }, document),
  );

const probe = { name: 'nothing', of: service('app'), period: milliseconds(10), watch: () => Promise.resolve() };
const see = (words: string): Condition => condition(words, probe, () => true);
const act = (words: string): Binding => action(words, () => Promise.resolve('done'));
const page = runbook('desk').section('Queue unavailable');

export const signals = { 'answers 503': see('unready'), 'queue_lost': see('the loss is logged') };
export const steps: Readonly<Record<string, Binding>> = {
  'Keep the intake closed': act('close'),
  'Open the intake': act('open'),
  'nothing was lost': act('count'),
};

/** The recovery of the drill less one binding. */
export const without = (words: string): typeof steps => Object.fromEntries(Object.entries(steps).filter(([each]) => each !== words));

/** What of a drill is read here, with other bindings where they are given. */
export const drillOf = (recovery = steps, detection: Readonly<Record<string, Condition>> = signals): Drill =>
  ({ tries: page, detects: page.detection.are(detection), recovers: page.recovery.by(recovery) }) as Drill;

/** The sentences of the document as it stands above, accepted. */
export const accepted: Accepted = acceptSection(sectionIn(), drillOf(), undefined).accepted;
