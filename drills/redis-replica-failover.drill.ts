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
  toothless,
  withhold,
} from 'firedrill';
import { kill } from 'firedrill/faults';
import { cacheAgreesWithPostgres, replicaFollows } from '../fixtures/platform/cache/checks.ts';
import { provisioningAndReading } from '../fixtures/platform/cache/load.ts';
import { identityApi, platformCache, prometheus, redisPrimary } from '../fixtures/platform/cache/stack.ts';
import { noAcknowledgedUserLost } from '../fixtures/platform/database/checks.ts';

const page = runbook('platform').section('Redis issues');

export default drill({
  tries: page,
  stack: platformCache,
  // Users are served without their cache as well: what suffers is what the document says of it.
  load: provisioningAndReading({ rate: perSecond(20) }),
  promises: { detected: seconds(30), alerted: minutes(2), restored: minutes(10), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(30), conditions: [metric(prometheus, 'redis_up').is(1)], succeeds: percent(99) },
  breaks: [kill(redisPrimary)],
  detects: page.detection.are({
    REDIS_CACHE_CONNECTION_LOST: logged(identityApi, 'REDIS_CACHE_CONNECTION_LOST'),
    REDIS_CACHE_READ_FAILED: logged(identityApi, 'REDIS_CACHE_READ_FAILED'),
    redis_up: metric(prometheus, 'redis_up').is(0),
    bypass: metric(prometheus, 'increase(cache_reads_total{outcome="bypass"}[1m])').above(0),
  }),
  alerts: 'RedisCacheConnectionFailures',
  floor: [
    costs('the API giving Redis', milliseconds(200), {
      adds: ['detect', 'alert'],
      atLeast: milliseconds(0),
      source: 'fixtures/platform/service/cache/redis-connection.ts',
    }),
  ],
  recovers: page.recovery.by({ 'what the cache holds is what Postgres has': cacheAgreesWithPostgres }),
  checks: [replicaFollows, noAcknowledgedUserLost],
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'promotion-withheld': withhold('Promote the replica'),
    'flush-withheld': withhold('Flush what may be stale'),
    'repointing-withheld': withhold('Send the clients to the new primary'),
    'wrong-alert': misname('`RedisCacheConnectionFailures`', '`CacheGone`'),
    'lost-user': loseOne(),
  },
});
