import { expect, it } from 'vitest';
import { partOfTitle } from '../../../src/runbook/part-of-title.ts';

it.each([
  ['Detection', 'detection'],
  ['1. How to detect', 'detection'],
  ['Symptoms & signals', 'detection'],
  ['Detection steps', 'detection'],
  ['🚨 Alerts', 'alert'],
  ['ALERTING', 'alert'],
  ['Immediate mitigation', 'recovery'],
  ['Resolution / remediation', 'recovery'],
  ['Steps', 'recovery'],
  ['Response', 'recovery'],
  ['Verification', 'recovery'],
  ['Recovery procedure', 'recovery'],
  ['Root cause', 'other'],
  ['Escalation', 'other'],
  ['Disaster recovery', undefined],
  ['Incident Response', undefined],
  ['Alert matrix', undefined],
  ['Response time', undefined],
  ['And the', undefined],
  ['', undefined],
  ['2.1', undefined],
])('%j names %s', (title, part) => {
  expect(partOfTitle(title)).toBe(part);
});
