import { expect, test } from 'vitest';
import { otherPlatform } from '../../../../src/runbook/coverage/other-platform.ts';

test.each([
  ['Kubernetes', 'Kubernetes'],
  ['or, on ECS:', 'ECS'],
  ['If you run on bare-metal', 'bare-metal'],
  ['Kubernetes / Helm', 'Kubernetes'],
  ['Docker', undefined],
  ['Kubernetes or Docker Compose', undefined],
  ['ask AWS support for the quota', undefined],
  ['restart', undefined],
  ['', undefined],
])('%j: %s', (comment, expected) => {
  expect(otherPlatform(comment)).toBe(expected);
});
