import { expect, it } from 'vitest';
import { isStepTitle, partOfTitle } from '../../../src/runbook/part-of-title.ts';

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
  ['Escalation', 'escalation'],
  ['Rollback', 'rollback'],
  ['Initial triage', 'diagnosis'],
  ['Impact', 'other'],
  ['Symptome und Alarme', 'detection'],
  ['3.2 Behebung', 'recovery'],
  ['Étapes', 'recovery'],
  ['De\u0301tection', 'detection'],
  ['Recuperación', 'recovery'],
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

it.each([
  ['Step 1: promote the replica', true],
  ['Schritt 2 – Umschalten', true],
  ['Étape 3', true],
  ['Steps', false],
  ['Stepwise', false],
  ['The step 1', false],
])('%j is a step: %s', (title, is) => {
  expect(isStepTitle(title)).toBe(is);
});
