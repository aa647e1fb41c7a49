import { describe } from 'vitest';
import { brokerPartition } from './commerce/broker-partition.ts';
import { outboxBacklog } from './commerce/outbox-backlog.ts';
import { paymentBreaker } from './commerce/payment-breaker.ts';
import { eachEnds } from './each-ends.ts';

describe('the drills on commerce, one after the other on one system', () => {
  eachEnds([...brokerPartition, ...paymentBreaker, ...outboxBacklog], ['broker-partition', 'broker-partition.toothless', 'payment-breaker']);
});
