import { describe, expect, it } from 'vitest';
import { action } from '../../../src/core/action.ts';
import { condition, type Condition } from '../../../src/core/probe.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import type { Binding, Bindings } from '../../../src/core/runbook.ts';
import { runbook } from '../../../src/core/runbook-reference.ts';
import { service } from '../../../src/core/target.ts';
import { bindDetection, bindRecovery } from '../../../src/runbook/bind-steps.ts';
import { parseRunbook } from '../../../src/runbook/parse-runbook.ts';
import { readFixture, sectionOf } from './read-fixture.ts';
import { thrown } from './thrown.ts';

const section = sectionOf(readFixture('headings'), 'Queue unavailable');
const act = (words: string): Binding => action(words, () => Promise.resolve('done'));
const probe = { name: 'nothing', of: service('app'), period: milliseconds(10), watch: () => Promise.resolve() };
const see = (words: string): Condition => condition(words, probe, () => true);
const place = { file: 'queue.drill.ts', line: 9 };
const bindings = <Bound>(byWords: Record<string, Bound>): Bindings<Bound> => ({
  reference: runbook('headings').section('Queue unavailable'),
  byWords,
  place,
});

describe('recovery', () => {
  const close = act('close the intake');
  const confirm = act('confirm');

  it('carries out commands by themselves, prose by its binding, and both where both are given', () => {
    const also = act('look');
    expect(bindRecovery(section, bindings({ 'Keep the `Intake`  closed': close, 'start it AGAIN': also, 'Confirm that': confirm }))).toEqual([
      { step: section.recovery[0] },
      { step: section.recovery[1], binding: close },
      { step: section.recovery[2], binding: also },
      { step: section.recovery[3], binding: confirm },
    ]);
  });

  it('refuses prose that nothing is bound to, at the line of the document', () => {
    expect(thrown(() => bindRecovery(section, bindings({ 'Confirm that': confirm })))).toEqual({
      code: 'step-unbound',
      message:
        'headings.md:33: recovery-2 of "Queue unavailable" has no commands, and the drill binds nothing to it: "Keep the intake closed; there is no fallback."',
      hint: 'bind words of the sentence to an action, a condition or a check in `recovery.by`',
    });
  });

  it('refuses words that are in no step, and shows the nearest', () => {
    expect(thrown(() => bindRecovery(section, bindings({ 'Keep the intakes closed': close })))).toEqual({
      code: 'step-not-found',
      message: 'queue.drill.ts:9: no recovery step of the runbook contains "Keep the intakes closed"',
      hint: 'the nearest is recovery-2 at headings.md:33, "Keep the intake closed; there is no fallback."',
    });
  });

  it('refuses words that are in two steps', () => {
    expect(thrown(() => bindRecovery(section, bindings({ look: close })))).toEqual({
      code: 'step-not-found',
      message: 'queue.drill.ts:9: "look" is in two recovery steps, at headings.md:28 and headings.md:36',
      hint: 'quote more of the sentence',
    });
  });

  it('refuses two bindings of one step', () => {
    expect(thrown(() => bindRecovery(section, bindings({ 'the intake': close, 'no fallback': confirm })))).toMatchObject({
      code: 'drill-invalid',
      message: 'queue.drill.ts:9: "the intake" and "no fallback" are both in recovery-2 at headings.md:33; a recovery step takes one binding',
    });
  });

  it('refuses words that say nothing, and a section without steps', () => {
    expect(thrown(() => bindRecovery(section, bindings({ ' ` ': close }))).code).toBe('step-not-found');
    const empty = sectionOf(parseRunbook('# X\n', 'x.md'), 'X');
    expect(thrown(() => bindRecovery(empty, bindings({ a: close }))).hint).toBe('the section has no recovery steps');
    expect(bindRecovery(empty, bindings<Binding>({}))).toEqual([]);
  });
});

describe('detection', () => {
  const unready = see('readiness is 503');
  const logged = see('the loss is logged');

  it('gives every signal its conditions, whichever quotes the drill writes', () => {
    expect(bindDetection(section, bindings({ 'log says "queue_lost"': logged, 'answers 503': unready, 'get /ready': logged }))).toEqual([
      { step: section.detection[0], condition: unready },
      { step: section.detection[0], condition: logged },
      { step: section.detection[1], condition: logged },
    ]);
  });

  it('refuses a signal without a condition, at the line of the document', () => {
    expect(thrown(() => bindDetection(section, bindings({ 'answers 503': unready })))).toEqual({
      code: 'step-unbound',
      message:
        'headings.md:14: detection-2 of "Queue unavailable" says what should be seen, and the drill binds nothing to it: "The log says “queue_lost”, on every worker."',
      hint: 'bind words of the sentence to a condition in `detection.are`',
    });
  });

  it('refuses words of a recovery step', () => {
    expect(thrown(() => bindDetection(section, bindings({ 'Start it again': unready })))).toMatchObject({
      code: 'step-not-found',
      message: 'queue.drill.ts:9: no detection step of the runbook contains "Start it again"',
    });
  });
});
