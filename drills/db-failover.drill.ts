import {
  costs,
  drill,
  forTime,
  logged,
  loseOne,
  metric,
  milliseconds,
  minutes,
  misname,
  noFault,
  percent,
  perSecond,
  readiness,
  runbook,
  seconds,
  toothless,
  withhold,
} from 'firedrill';
import { kill, pause } from 'firedrill/faults';
import { fenceHolds, noAcknowledgedUserLost, noSplitBrain, pairIsWhole } from '../fixtures/platform/database/checks.ts';
import { provisioning } from '../fixtures/platform/database/load.ts';
import { asynchronousDatabase, identityApi, platformDatabase, postgresPrimary, prometheus } from '../fixtures/platform/database/stack.ts';

const page = runbook('platform').section('Database connectivity issues');
const ready = readiness(identityApi, { port: 3000, path: '/ready' });
const promises = { detected: seconds(30), alerted: minutes(1), restored: minutes(10), stable: seconds(30), lost: 'nothing' } as const;

export default drill({
  tries: page,
  stack: platformDatabase,
  load: provisioning({ rate: perSecond(20) }),
  promises,
  steady: { for: seconds(30), conditions: [ready.is(200)], succeeds: percent(99) },
  breaks: [kill(postgresPrimary)],
  detects: page.detection.are({
    'answers 503': ready.is(503),
    'database_unavailable': logged(identityApi, 'database_unavailable'),
    'identity_api_postgres_query_errors_total': metric(prometheus, 'increase(identity_api_postgres_query_errors_total[1m])').above(5),
  }),
  alerts: 'DatabaseConnectionErrors',
  floor: [
    costs('the API giving Postgres', milliseconds(400), { adds: ['detect', 'alert'], source: 'fixtures/platform/service/identity-api/readiness.ts' }),
  ],
  recovers: page.recovery.by({ 'Start the host of the old primary again': fenceHolds }),
  checks: [noSplitBrain, pairIsWhole, noAcknowledgedUserLost],
  variants: {
    // The host thaws by itself, long after it was given up: then it is a primary again, unless it was fenced.
    'frozen': {
      breaks: [forTime(seconds(50), pause(postgresPrimary))],
      twins: { 'fencing-withheld': withhold('Fence the old primary') },
    },
    // Silence, unlike a refusal, keeps every connection busy until its time is up: the second alert of the table rings as well before anybody comes.
    'late-responder': {
      load: provisioning({ rate: perSecond(40) }),
      breaks: [forTime(minutes(4), pause(postgresPrimary))],
      respondsAfter: minutes(2),
    },
    'asynchronous': {
      stack: asynchronousDatabase,
      promises: { ...promises, lost: seconds(2) },
      checks: [noSplitBrain, pairIsWhole],
    },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'promotion-withheld': withhold('Promote the standby'),
    'wrong-alert': misname('`DatabaseConnectionErrors`', '`DatabaseGone`'),
    'lost-user': loseOne(),
  },
});
