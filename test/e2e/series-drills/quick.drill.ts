import { drill, minutes, perSecond, percent, readiness, runbook, seconds, service } from 'firedrill';
import { kill } from 'firedrill/faults';
import { noAcknowledgedLoginLost } from '../../../fixtures/account-api/checks.ts';
import { logins } from '../../../fixtures/account-api/load.ts';
import { accountApi } from '../../../fixtures/account-api/stack.ts';

const page = runbook('account-api').section('Redis unavailable');
const ready = readiness(service('app'), { port: 3000, path: '/ready' });

export default drill({
  tries: page,
  stack: accountApi,
  load: logins({ rate: perSecond(20) }),
  promises: { detected: seconds(10), alerted: minutes(1), restored: minutes(2), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(10), conditions: [ready.is(200)], succeeds: percent(99) },
  breaks: [kill(service('redis'))],
  detects: page.detection.are({ 'answers 503': ready.is(503) }),
  alerts: 'RedisDown',
  noise: ['ServiceNotReady'],
  recovers: page.recovery.by({}),
  rescues: ['docker compose -f compose.prod.yml up -d redis'],
  checks: [noAcknowledgedLoginLost],
  twins: {},
});
