import {
  costs,
  drill,
  exported,
  logged,
  loseOne,
  minutes,
  misname,
  noFault,
  outside,
  percent,
  perSecond,
  runbook,
  seconds,
  toothless,
  withhold,
} from 'firedrill';
import { cutBroker } from 'firedrill/faults';
import { customersOrdersInSequence, everyOrderTakesEffectOnce, noAcknowledgedOrderLost } from '../fixtures/commerce/orders/checks.ts';
import { checkouts } from '../fixtures/commerce/orders/load.ts';
import { kafka1, kafka2, kafka3, orders, storefront } from '../fixtures/commerce/orders/stack.ts';

const page = runbook('commerce').section('Outbox backlog');
const waiting = exported(storefront, 'outbox_pending_rows', { port: 8080, path: '/actuator/prometheus' });

export default drill({
  tries: page,
  stack: orders,
  // Half of them go through the partition that nobody copies any more.
  load: checkouts({ rate: perSecond(20) }),
  promises: { detected: minutes(1), alerted: minutes(5), restored: minutes(15), stable: seconds(30), lost: 'nothing' },
  steady: { for: seconds(30), conditions: [waiting.below(20)], succeeds: percent(99) },
  // The controllers' port is left alone: no other leader is elected, and what it leads stays below min.insync.replicas.
  breaks: [cutBroker(kafka2, { peers: [kafka1, kafka3], port: 9092 })],
  detects: page.detection.are({
    outbox_pending_rows: waiting.above(20),
    order_publish_failed: logged(storefront, 'order_publish_failed', { fields: { code: 'NOT_ENOUGH_REPLICAS', partition: 0 } }),
  }),
  alerts: 'OutboxBacklog',
  floor: [
    costs('replicas being out of sync after', seconds(45), {
      adds: ['detect'],
      isPlayed: true,
      atLeast: seconds(0),
      source: 'KAFKA_REPLICA_LAG_TIME_MAX_MS, and half of it until it is looked at',
    }),
    costs('20 orders waiting after', seconds(2.1), {
      adds: ['detect', 'alert'],
      source: 'half of 20 checkouts a second, drills/outbox-backlog.drill.ts',
    }),
  ],
  recovers: page.recovery.by({
    'let them copy from each other again': outside('those who run the network have let the brokers copy from each other again'),
    'Confirm that less than 20 wait': waiting.below(20),
  }),
  checks: [noAcknowledgedOrderLost, everyOrderTakesEffectOnce, customersOrdersInSequence],
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'still-cut': withhold('let them copy from each other again'),
    'wrong-alert': misname('`OutboxBacklog`', '`OutboxStuck`'),
    'lost-order': loseOne(),
  },
});
