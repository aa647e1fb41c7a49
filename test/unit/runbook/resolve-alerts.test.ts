import { expect, it } from 'vitest';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { resolveAlerts } from '../../../src/runbook/resolve-alerts.ts';
import { readFixture, sectionOf } from './read-fixture.ts';

const section = sectionOf(readFixture('headings'), 'Queue unavailable');
const rules = ['QueueDown', 'QueueSlow'].map((name, index) => ({ name, place: { file: 'rules.yml', line: index + 5 } }));

it('holds when every documented alert is a rule and the alert of the drill is documented', () => {
  expect(resolveAlerts(section, 'QueueDown', rules)).toEqual([
    {
      claim: 'the documented alert "QueueDown" is defined',
      verdict: 'held',
      saw: 'a rule at rules.yml:5',
      place: { file: 'headings.md', line: 21 },
      evidence: [],
    },
    {
      claim: 'the documented alert "QueueSlow" is defined',
      verdict: 'held',
      saw: 'a rule at rules.yml:6',
      place: { file: 'headings.md', line: 22 },
      evidence: [],
    },
    {
      claim: 'the section lists the alert "QueueDown"',
      verdict: 'held',
      saw: 'it is on line 21',
      place: { file: 'headings.md', line: 21 },
      evidence: [],
    },
  ]);
});

it('is drift at the row whose alert no rule defines', () => {
  const real = [...rules.slice(0, 1), { name: 'QueueSlows', place: { file: 'rules.yml', line: 8 } }];
  expect(resolveAlerts(section, 'QueueSlows', real).filter(({ verdict }) => verdict === 'drift')).toEqual([
    {
      claim: 'the documented alert "QueueSlow" is defined',
      verdict: 'drift',
      saw: 'expected an alert rule "QueueSlow", got "QueueDown", "QueueSlows"',
      place: { file: 'headings.md', line: 22 },
      hint: 'the nearest rule is "QueueSlows" at rules.yml:8',
      evidence: [],
    },
    {
      claim: 'the section lists the alert "QueueSlows"',
      verdict: 'drift',
      saw: 'expected "QueueSlows", got "QueueDown", "QueueSlow"',
      place: { file: 'headings.md', line: 22 },
      hint: 'correct the table of alerts under "Queue unavailable"',
      evidence: [],
    },
  ]);
});

it('is drift at the section when it lists no alert at all', () => {
  const bare = sectionOf(parseRunbook('\n# X\n', 'x.md'), 'X');
  expect(resolveAlerts(bare, 'QueueDown', [])).toMatchObject([
    { verdict: 'drift', saw: 'expected "QueueDown", got none', place: { file: 'x.md', line: 2 } },
  ]);
});

it('is drift without a hint when there are no rules', () => {
  expect(resolveAlerts(section, 'QueueDown', [])[0]).toEqual({
    claim: 'the documented alert "QueueDown" is defined',
    verdict: 'drift',
    saw: 'expected an alert rule "QueueDown", got none',
    place: { file: 'headings.md', line: 21 },
    evidence: [],
  });
});
