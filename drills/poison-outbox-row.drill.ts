import {
  costs,
  drill,
  logged,
  loseOne,
  metric,
  milliseconds,
  minutes,
  misname,
  noFault,
  percent,
  perSecond,
  runbook,
  seconds,
  sqlValue,
  toothless,
  withhold,
} from 'firedrill';
import { poisonRow } from 'firedrill/faults';
import { decideToDrop, decideToPatch } from '../fixtures/platform/messaging/actions.ts';
import { decisionIsCarriedOut, everyMessageOnceInOrder, othersFlowOn } from '../fixtures/platform/messaging/checks.ts';
import { credits } from '../fixtures/platform/messaging/load.ts';
import { poisoned } from '../fixtures/platform/messaging/poisoned.ts';
import { dispatcher, messaging, postgres, prometheus } from '../fixtures/platform/messaging/stack.ts';

const page = runbook('platform').section('Outbox dispatcher stuck');
const failing = sqlValue(postgres, 'SELECT count(*) FROM outbox WHERE dispatched_at IS NULL AND last_error IS NOT NULL');
const nobodyWaits = metric(prometheus, 'outbox_rows_at_max_attempts').is(0);

export default drill({
  tries: page,
  stack: messaging,
  // Good is a write whose webhook has arrived: applications are served as ever, what suffers is who waits for their messages. The objective is the document's.
  load: credits({ rate: perSecond(20) }),
  promises: { detected: seconds(30), alerted: minutes(2), restored: minutes(15), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(60), conditions: [failing.is(0)], succeeds: percent(99), within: seconds(2) },
  breaks: [poisonRow(postgres, poisoned)],
  detects: page.detection.are({
    'has a last_error': failing.above(0),
    'OUTBOX_DISPATCH_FAILED': logged(dispatcher, 'OUTBOX_DISPATCH_FAILED'),
    'outbox_rows_with_last_error': metric(prometheus, 'outbox_rows_with_last_error').above(0),
  }),
  alerts: 'OutboxMaxAttempts',
  floor: [
    costs('five attempts with 2, 4, 8 and 16 s between', seconds(30), {
      adds: ['alert'],
      isPlayed: true,
      source: 'runbooks/platform.md, Outbox dispatcher stuck',
    }),
    costs('the dispatcher looking every', milliseconds(500), { adds: ['detect', 'alert'], atLeast: milliseconds(0), source: 'five polls of 100 ms' }),
  ],
  recovers: page.recovery.by({
    'Decide together': decideToDrop,
    'no row waits for people': nobodyWaits,
    'Record it in the postmortem': decisionIsCarriedOut('drop'),
  }),
  checks: [everyMessageOnceInOrder, othersFlowOn],
  variants: {
    'patch': {
      recovers: page.recovery.by({
        'Decide together': decideToPatch,
        'no row waits for people': nobodyWaits,
        'Record it in the postmortem': decisionIsCarriedOut('patch'),
      }),
    },
    // So late that every alert of the table has rung: a threshold of 60 s is never shortened.
    'late-responder': { respondsAfter: minutes(11) },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'decision-withheld': withhold('Carry out what was decided'),
    'wrong-alert': misname('`OutboxMaxAttempts`', '`OutboxGaveUp`'),
    'lost-credit': loseOne(),
  },
});
