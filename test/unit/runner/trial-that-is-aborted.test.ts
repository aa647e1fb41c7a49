import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import { noFault } from '../../../src/core/twin.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, newStops, tryOnAFake } from './try-on-a-fake.ts';

const aborted = { verdict: 'inconclusive', outcome: 'aborted', exit_code: 130 };
const interrupted = (): DrillError => new DrillError('interrupted', 'interrupted by SIGINT');

describe('a trial that is aborted when an event is recorded', async () => {
  const whole = await tryOnAFake();
  const numbers = whole.report.timeline.map((_, index) => index);

  test.each(numbers)('event %i: everything is undone, the run counts as aborted', async (number) => {
    const stops = newStops();
    let seen = 0;
    const tried = await tryOnAFake(
      {
        onEvent: () => {
          if (seen === number) stops.first.abort(interrupted());
          seen += 1;
        },
      },
      {},
      stops,
    );
    expectAllUndone(tried);
    expect(decided(tried.report)).toEqual(aborted);
    expect(tried.residue).toEqual([]);
    expect(schemaErrors(tried.report)).toEqual([]);
    // What was not done cannot be blamed on the document or on the system.
    expect(tried.report.steps.map(({ verdict }) => verdict)).not.toContain('broken');
    expect(tried.report.steps.map(({ verdict }) => verdict)).not.toContain('drift');
    expect(tried.report.promises.map(({ verdict }) => verdict)).not.toContain('broken');
  });
});

describe('a trial that is aborted when a port is called', async () => {
  const whole = await tryOnAFake();
  const interesting = whole.fake.calls.flatMap((name, index) => (/^session\.operate|^ledger synced/.test(name) ? [] : [{ name, index }]));

  test.each(interesting)('call $index, $name', async ({ index }) => {
    const stops = newStops();
    const tried = await tryOnAFake(
      {
        onCall: (_, number) => {
          if (number === index) stops.first.abort(interrupted());
        },
      },
      {},
      stops,
    );
    expectAllUndone(tried);
    expect(decided(tried.report)).toEqual(aborted);
  });
});

test('a trial that is aborted before it begins starts nothing', async () => {
  const stops = newStops();
  stops.first.abort(interrupted());
  const tried = await tryOnAFake({}, {}, stops);
  expect(decided(tried.report)).toEqual(aborted);
  expect(tried.fake.calls).toEqual(['stop']);
  expect(tried.report.summary).toBe('The trial was interrupted; everything that was broken has been restored.');
});

test('a fault that is in force when the second signal comes goes with its containers: it is not waited for', async () => {
  const stops = newStops();
  const tried = await tryOnAFake(
    {
      onEvent: (event) => {
        if (event.kind !== 'step' || event.step !== 'recovery-2') return;
        stops.first.abort(interrupted());
        stops.second.abort();
      },
    },
    {},
    stops,
  );
  expect(decided(tried.report)).toEqual(aborted);
  expect(tried.fake.calls.at(-1)).toBe('stop');
  // The blackhole gave way to the kill earlier; the kill itself is not undone one by one.
  expect(tried.fake.calls.filter((name) => name === 'capability.restore')).toHaveLength(1);
});

test('the twin without a fault can be aborted as well', async () => {
  const stops = newStops();
  const tried = await tryOnAFake(
    {
      onEvent: (event) => {
        if (event.kind === 'phase' && event.phase === 'alert') stops.first.abort(interrupted());
      },
    },
    { twin: noFault() },
    stops,
  );
  expect(decided(tried.report)).toEqual(aborted);
  expectAllUndone(tried);
});
