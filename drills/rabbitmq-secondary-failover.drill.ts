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
  staggered,
  toothless,
  withhold,
} from 'firedrill';
import { kill, pause } from 'firedrill/faults';
import { brokerPair, rabbitmq, worker } from '../fixtures/platform/broker-pair/stack.ts';
import { everyMessageArrives } from '../fixtures/platform/messaging/checks.ts';
import { credits } from '../fixtures/platform/messaging/load.ts';
import { dispatcher, prometheus } from '../fixtures/platform/messaging/stack.ts';

const page = runbook('platform').section('RabbitMQ lost for good');
const ready = [readiness(dispatcher, { port: 3100, path: '/ready' }).is(200), readiness(worker, { port: 3200, path: '/ready' }).is(200)];
const stalledFor = milliseconds(500);

export default drill({
  tries: page,
  stack: brokerPair,
  load: credits({ rate: perSecond(20), mayComeAgain: true }),
  promises: { detected: seconds(30), alerted: minutes(2), restored: minutes(15), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(30), conditions: ready, succeeds: percent(99), within: seconds(2) },
  breaks: [kill(rabbitmq)],
  detects: page.detection.are({
    'RABBITMQ_CONNECTION_LOST': logged(dispatcher, 'RABBITMQ_CONNECTION_LOST'),
    'broker_connected': metric(prometheus, 'sum(broker_connected)').is(0),
    'it is the broker': metric(prometheus, 'up{job="rabbitmq"}').is(0),
  }),
  alerts: 'RabbitmqConnectionFailures',
  recovers: page.recovery.by({}),
  checks: [everyMessageArrives],
  variants: {
    // The consumer has stalled when the broker dies: what was confirmed meanwhile lies in the broker that is lost, and nowhere else.
    stalled: {
      breaks: [staggered({ every: stalledFor }, forTime(seconds(1), pause(worker)), kill(rabbitmq))],
      floor: [
        costs('the broker dying after its consumer stalled for', stalledFor, {
          adds: ['detect', 'alert'],
          source: 'the composition of this variant',
        }),
      ],
      twins: { 'replay-withheld': withhold('Replay what it still holds') },
    },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'repointing-withheld': withhold('Send the services there'),
    'wrong-alert': misname('`RabbitmqConnectionFailures`', '`BrokerGone`'),
    'lost-credit': loseOne(),
  },
});
