import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { badgeEndpoint, coverageBadge } from '../../../../src/report/coverage/coverage-badge.ts';
import { coverageJson } from '../../../../src/report/coverage/coverage-json.ts';
import { coverageOf } from '../../../../src/runbook/coverage/cover-document.ts';
import { sampleCoverage } from './sample-coverage.ts';

const schema = JSON.parse(readFileSync(new URL('../../../../schema/coverage.schema.json', import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);

test.each([
  ['every status', sampleCoverage()],
  ['nothing at all', coverageOf([])],
])('the schema accepts %s', (_, coverage) => {
  expect(validate(JSON.parse(coverageJson(coverage))), JSON.stringify(validate.errors)).toBe(true);
});

test.each([
  ['a field that it does not name', /"why":/g, '"reason":'],
  ['a status that does not exist', /"held"/g, '"passed"'],
  ['another format', /coverage\/1/g, 'coverage/2'],
])('the schema refuses %s', (_, from, to) => {
  expect(validate(JSON.parse(JSON.stringify(sampleCoverage()).replaceAll(from, to)))).toBe(false);
});

const { totals } = sampleCoverage();
const clean = { ...totals, statuses: { ...totals.statuses, drift: 0, broken: 0 } };

test.each([
  ['wrong outshouts the share', { ...totals, held_percent: 99 }, '99% held', '#b3261e'],
  ['drift too', { ...totals, held_percent: 99, statuses: { ...totals.statuses, broken: 0 } }, '99% held', '#8f5a00'],
  ['much', { ...clean, held_percent: 80 }, '80% held', '#176b43'],
  ['some', { ...clean, held_percent: 50 }, '50% held', '#5d6b1e'],
  ['little', { ...clean, held_percent: 49 }, '49% held', '#5c6066'],
  ['nothing', { ...clean, held_percent: null }, 'nothing to try', '#5c6066'],
])('the badge says how much held: %s', (_, figures, message, colour) => {
  const badge = coverageBadge(figures);
  expect(badge).toContain(`aria-label="runbook: ${message}"`);
  expect(badge).toContain(`fill="${colour}"`);
  expect(badge).not.toMatch(/href|script|style|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  expect(JSON.parse(badgeEndpoint(figures))).toEqual({ schemaVersion: 1, label: 'runbook', message, color: colour });
});
