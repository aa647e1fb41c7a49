import {
  costs,
  drill,
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
import { httpError, httpGarbage, httpSlow, httpThrottle } from 'firedrill/faults';
import { customersOrdersInSequence, everyOrderPaidOnce, noAcknowledgedOrderLost } from '../fixtures/commerce/orders/checks.ts';
import { checkouts } from '../fixtures/commerce/orders/load.ts';
import { orders, orderService, paymentGateway, prometheus } from '../fixtures/commerce/orders/stack.ts';

const page = runbook('commerce').section('Payment circuit breaker stuck open');

export default drill({
  tries: page,
  stack: orders,
  // Customers wait until they have paid: their orders are taken and stored as ever.
  load: checkouts({ rate: perSecond(20), until: 'paid' }),
  promises: { detected: seconds(30), alerted: minutes(2), restored: minutes(10), stable: seconds(30), lost: 'nothing' },
  steady: {
    for: seconds(30),
    conditions: [metric(prometheus, 'min(resilience4j_circuitbreaker_state{state="CLOSED"})').is(1)],
    succeeds: percent(99),
  },
  breaks: [httpError(paymentGateway, { status: 503, rate: percent(100) })],
  detects: page.detection.are({
    'payment_breaker_opened': logged(orderService, 'payment_breaker_opened'),
    'state="OPEN"': metric(prometheus, 'max(resilience4j_circuitbreaker_state{state="OPEN"})').is(1),
  }),
  alerts: 'PaymentCircuitBreakerOpen',
  floor: [
    costs('more than half of the calls of ten seconds failing within', seconds(10), {
      adds: ['detect', 'alert'],
      isPlayed: true,
      atLeast: seconds(0),
      source: 'ORDER_SERVICE_PAYMENT_BREAKER_WINDOW_SECONDS',
    }),
  ],
  recovers: page.recovery.by({ 'tell those who run it': outside('those who run the gateway have mended it') }),
  checks: [noAcknowledgedOrderLost, everyOrderPaidOnce, customersOrdersInSequence],
  variants: {
    stalled: { breaks: [httpSlow(paymentGateway, { of: seconds(10) })] },
    garbled: { breaks: [httpGarbage(paymentGateway, { as: 'truncated' })] },
    throttled: { breaks: [httpThrottle(paymentGateway, { retryAfter: seconds(30) })] },
  },
  twins: {
    'no-fault': noFault(),
    'toothless': toothless(),
    'gateway-stays-out': withhold('tell those who run it'),
    'wrong-alert': misname('`PaymentCircuitBreakerOpen`', '`PaymentBreakerOpen`'),
    'lost-order': loseOne(),
  },
});
