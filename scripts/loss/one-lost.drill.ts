import { drill, minutes, percent, perSecond, readiness, runbook, seconds, service } from 'firedrill';
import { kill } from 'firedrill/faults';
import { accountApi } from '../../fixtures/account-api/stack.ts';
import { inserts } from './inserts.ts';

const page = runbook('account-api').section('Postgres unavailable');
const ready = readiness(service('app'), { port: 3000, path: '/ready' });

/** 101,600 rows before the fault: 400 a second for the 254 s that its steady state takes, played tenfold. */
export default drill({
  tries: page,
  stack: accountApi,
  load: inserts({ rate: perSecond(400) }),
  promises: { detected: seconds(10), alerted: minutes(1), restored: minutes(2), stable: seconds(150), lost: 'nothing' },
  steady: { for: seconds(2_540), conditions: [ready.is(200)], succeeds: percent(98) },
  breaks: [kill(service('db'))],
  detects: page.detection.are({ 'answers 503': ready.is(503) }),
  alerts: 'PostgresDown',
  noise: ['ServiceNotReady'],
  recovers: page.recovery.by({}),
  checks: [],
  twins: {},
});
