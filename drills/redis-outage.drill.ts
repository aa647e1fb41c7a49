import {
  costs,
  drill,
  logged,
  loseOne,
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
import { blackhole, kill, pause } from 'firedrill/faults';
import { maintenance } from '../fixtures/account-api/actions.ts';
import { lockoutsExpire, noAcknowledgedLoginLost, noReplayAccepted, usersReadEverything } from '../fixtures/account-api/checks.ts';
import { logins } from '../fixtures/account-api/load.ts';
import { accountApi, app, redis } from '../fixtures/account-api/stack.ts';

const page = runbook('account-api').section('Redis unavailable');
const ready = readiness(app, { port: 3000, path: '/ready' });

export default drill({
  tries: page,
  stack: accountApi,
  load: logins({ rate: perSecond(20) }),
  promises: { detected: seconds(10), alerted: minutes(1), restored: minutes(5), stable: seconds(30), lost: 'nothing' },
  // The service level of runbooks/account-api.md: whoever waited once in vain for Redis, which is given 400 ms, was not served.
  steady: { for: seconds(30), conditions: [ready.is(200)], succeeds: percent(99), within: milliseconds(500) },
  breaks: [blackhole(app.to(redis)), kill(redis)],
  detects: page.detection.are({
    'answers 503': ready.is(503),
    'rate_limit_store_unavailable': logged(app, 'rate_limit_store_unavailable'),
  }),
  alerts: 'RedisDown',
  // It fires for whatever takes long, half a minute after the alert that names the cause.
  noise: ['ServiceNotReady'],
  floor: [
    costs('the API giving Redis', milliseconds(400), { adds: ['detect', 'alert'], source: 'runbooks/account-api.md, Readiness' }),
    costs('the API reconnecting within', seconds(2), { adds: ['restore'], atLeast: seconds(0), source: 'runbooks/account-api.md, recovery' }),
  ],
  recovers: page.recovery.by({
    'Keep the application in maintenance mode': maintenance(app).on,
    'Leave maintenance mode': maintenance(app).off,
    'lockout keys expire': lockoutsExpire,
    'replayed requests': noReplayAccepted,
  }),
  checks: [noAcknowledgedLoginLost, usersReadEverything],
  variants: {
    // It accepts connections and answers nobody: for Compose it runs, so that starting it alone heals nothing.
    hung: { breaks: [pause(redis)], twins: { 'stop-withheld': withhold('answers nobody') } },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'restart-withheld': withhold('Start Redis again'),
    'wrong-alert': misname('`RedisDown`', '`RedisGone`'),
    'misspelt-command': misname('ps redis', 'ps rediss'),
    'lost-login': loseOne(),
  },
});
