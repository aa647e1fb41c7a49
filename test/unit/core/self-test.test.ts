import { expect, test } from 'vitest';
import { isSelfTest, selfTestLabels, selfTestName } from '../../../src/core/self-test.ts';
import { pipeline } from '../runner/fake-plan.ts';

const name = selfTestName(7);
const { route } = pipeline;
const severe = { label: 'severity', operator: '=', value: 'critical' } as const;

test('a test alert has the labels of the documented one and a name of its own', () => {
  expect(selfTestLabels(pipeline, 'RedisDown', name)).toEqual({ labels: { severity: 'critical', alertname: 'FiredrillSelfTest7' } });
  expect([isSelfTest(name), isSelfTest('RedisDown')]).toEqual([true, false]);
});

test.each([
  ['no rule defines Other', pipeline, 'Other'],
  [
    'the routes would lead it to everybody, who has nothing to do with RedisDown',
    {
      ...pipeline,
      route: { ...route, receiver: 'everybody', routes: [{ ...route, matchers: [{ label: 'alertname', operator: '=', value: 'RedisDown' }] }] },
    },
    'RedisDown',
  ],
  [
    'it would join the group of RedisDown, and make it wait for the next turn of that group',
    { ...pipeline, route: { ...route, groupBy: ['severity'] } },
    'RedisDown',
  ],
  ['it would inhibit other alerts', { ...pipeline, inhibitedBy: [[severe]] }, 'RedisDown'],
] as const)('none is sent where %s', (why, of, alert) => {
  expect(selfTestLabels(of, alert, name)).toEqual({ why });
});

test('routes and inhibitions of others are in nobody’s way', () => {
  const others = {
    ...pipeline,
    route: { ...route, groupBy: ['...'], routes: [{ ...route, matchers: [severe] }] },
    inhibitedBy: [[{ ...severe, value: 'info' }]],
  };
  expect(selfTestLabels(others, 'RedisDown', name).why).toBeUndefined();
});
