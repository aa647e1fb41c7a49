import {
  costs,
  drill,
  exported,
  logged,
  loseOne,
  metric,
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
import { cutBroker, isolate, partition } from 'firedrill/faults';
import { customersOrdersInSequence, everyOrderTakesEffectOnce, noAcknowledgedOrderLost } from '../fixtures/commerce/orders/checks.ts';
import { checkouts } from '../fixtures/commerce/orders/load.ts';
import { kafka1, kafka2, kafka3, orders, orderService, prometheus, storefront } from '../fixtures/commerce/orders/stack.ts';

const page = runbook('commerce').section('Broker partitioned');
const actuator = { port: 8081, path: '/actuator/prometheus' };

export default drill({
  tries: page,
  stack: orders,
  // Half of them go through the partition that is cut off: a thousand wait there after 34 s.
  load: checkouts({ rate: perSecond(60) }),
  promises: { detected: seconds(30), alerted: minutes(5), restored: minutes(10), stable: seconds(30), lost: 'nothing' },
  // Not the service's readiness: it is ready, and has nothing to read.
  steady: { for: seconds(30), conditions: [exported(orderService, 'kafka_consumer_records_lag_max', actuator).below(100)], succeeds: percent(99) },
  breaks: [isolate(kafka3, [kafka1, kafka2])],
  detects: page.detection.are({
    kafka_under_replicated_partitions: exported(orderService, 'kafka_under_replicated_partitions', actuator).above(0),
    order_publish_failed: logged(storefront, 'order_publish_failed'),
  }),
  alerts: 'KafkaConsumerLag',
  floor: [
    costs('a broker being fenced after', seconds(9), {
      adds: ['detect'],
      isPlayed: true,
      atLeast: seconds(0),
      source: 'KAFKA_BROKER_SESSION_TIMEOUT_MS',
    }),
    costs('1,000 orders piling up in', seconds(34), { adds: ['alert'], source: 'half of 60 checkouts a second, drills/broker-partition.drill.ts' }),
  ],
  recovers: page.recovery.by({
    'Confirm that the backlog shrinks': metric(prometheus, 'max(kafka_consumer_records_lag_max)').below(1_000),
    'Have the network joined again': outside('those who run the network have joined the brokers again'),
  }),
  checks: [noAcknowledgedOrderLost, everyOrderTakesEffectOnce, customersOrdersInSequence],
  variants: {
    // Whoever writes stands on the other side; whoever reads still sees the broker that led.
    'leaders-side': { breaks: [cutBroker(kafka3, { peers: [kafka1, kafka2], clients: [storefront] })] },
    // It is not heard by its peers, and hears them.
    'asymmetric': { breaks: [partition([[kafka3], [kafka1, kafka2]], { oneWay: true })] },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'restart-withheld': withhold('Restart the consumer'),
    'wrong-alert': misname('`KafkaConsumerLag`', '`KafkaLag`'),
    'lost-order': loseOne(),
  },
});
