import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/check.ts';
import type { RunbookSection } from '../../../../src/core/runbook.ts';
import { bindSection } from '../../../../src/runbook/bind-section.ts';
import { thrown } from '../thrown.ts';
import { accepted, document, drillOf, edited, sectionIn, signals, steps } from './outage.ts';

interface Seen {
  readonly drift: readonly (Pick<Finding, 'saw' | 'hint'> & { readonly at: string | undefined })[];
  readonly carriedOut: readonly string[];
}

const line = (section: RunbookSection, place: Finding['place']): string | undefined =>
  [...section.detection, ...section.recovery].find((step) => step.place.line === place?.line)?.text ?? place?.line.toString();

const seen = (section: RunbookSection): Seen => {
  const { detection, recovery, findings } = bindSection(section, 'outage', drillOf(), accepted);
  return {
    drift: findings.filter(({ verdict }) => verdict === 'drift').map(({ saw, hint, place }) => ({ at: line(section, place), saw, hint: hint ?? '' })),
    carriedOut: [
      ...detection.map(({ step, condition }) => `${step.text} = ${condition.words}`),
      ...recovery.map(({ step, binding }) => `${step.text} = ${binding?.type === 'action' ? binding.words : String(step.commands.length)}`),
    ],
  };
};

const asWritten = [
  'Within 10 seconds GET /ready answers 503. = unready',
  'The log says "queue_lost". = the loss is logged',
  'Keep the intake closed until the queue is back. = close',
  'Start it again: = 1',
  'Open the intake again. = open',
  'Confirm that nothing was lost. = count',
];

describe('a document that nobody edited since', () => {
  test('is held, in one finding, and bound as it is by words alone', () => {
    const { findings, unaccepted } = bindSection(sectionIn(), 'outage', drillOf(), accepted);
    expect(findings).toMatchObject([{ verdict: 'held', saw: '5 sentences as they were accepted', place: { file: 'desk.md', line: 3 } }]);
    expect(unaccepted).toEqual([]);
    expect(seen(sectionIn()).carriedOut).toEqual(asWritten);
  });

  test.each([
    ['moved down', edited(['# Desk\n', '# Desk\n\nSome words.\n'])],
    ['spelt otherwise', edited(['Open the intake again.', 'OPEN the *intake*  again.'])],
    [
      'in another order',
      edited(['3. Open the intake again.\n4. Confirm that nothing was lost.', '3. Confirm that nothing was lost.\n4. Open the intake again.']),
    ],
    ['with another command', edited(['up -d queue', 'restart queue'])],
  ])('neither is one whose sentences are %s', (_, section) => {
    expect(seen(section).drift).toEqual([]);
  });
});

describe('an edited sentence is drift at its line, and is carried out', () => {
  test('where the words of the drill are still in it', () => {
    const { drift, carriedOut } = seen(edited(['Within 10 seconds', 'Within 20 seconds'], ['Open the intake again', 'Open the intake, slowly']));
    expect(drift).toEqual([
      {
        at: 'Within 20 seconds GET /ready answers 503.',
        saw: 'the document changed here since: accepted "Within 10 seconds GET /ready answers 503.", now "Within 20 seconds GET /ready answers 503."',
        hint: 'read it, then firedrill runbook accept outage',
      },
      {
        at: 'Open the intake, slowly.',
        saw: 'the document changed here since: accepted "Open the intake again.", now "Open the intake, slowly."',
        hint: 'read it, then firedrill runbook accept outage',
      },
    ]);
    expect(carriedOut[4]).toBe('Open the intake, slowly. = open');
  });

  test('where they are not, which without the accepted sentence is refused', () => {
    const section = edited(['Open the intake again.', 'Let the intake open again.'], ['says "queue_lost"', 'says "queue_gone"']);
    const { drift, carriedOut } = seen(section);
    expect(drift.map(({ at }) => at)).toEqual(['The log says "queue_gone".', 'Let the intake open again.']);
    expect(carriedOut).toContain('Let the intake open again. = open');
    expect(carriedOut).toContain('The log says "queue_gone". = the loss is logged');
    expect(thrown(() => bindSection(section, 'outage', drillOf())).code).toBe('step-not-found');
  });

  test('where its words have come into another sentence as well', () => {
    const section = edited(['Confirm that nothing was lost.', 'Confirm that nothing was lost.\n5. Open the intake of the branch.']);
    expect(seen(section).drift.map(({ at, saw }) => [at, saw])).toEqual([
      ['Open the intake of the branch.', 'nobody has bound this step: "Open the intake of the branch."'],
    ]);
  });
});

describe('a sentence that was taken out is drift where it stood, and is not carried out', () => {
  test.each([
    ['before another', ['3. Open the intake again.\n4.', '3.'], 'Open the intake again.', 'Confirm that nothing was lost.'],
    ['as the last', ['4. Confirm that nothing was lost.\n', ''], 'Confirm that nothing was lost.', 'Open the intake again.'],
    ['of the signals', ['- The log says "queue_lost".\n', ''], 'The log says "queue_lost".', 'Within 10 seconds GET /ready answers 503.'],
  ] as const)('%s', (_, change, sentence, at) => {
    const { findings } = bindSection(edited(change), 'outage', drillOf(), accepted);
    expect(findings.map(({ claim }) => claim)).toEqual([`the document says "${sentence}"`]);
    const { drift, carriedOut } = seen(edited(change));
    expect(drift.map((one) => one.at)).toEqual([at]);
    expect(drift[0]?.saw).toContain('the document no longer says so');
    expect(carriedOut).toEqual(asWritten.filter((one) => !one.startsWith(sentence)));
  });

  test('alone: at the line of the section', () => {
    const alone = document.replace(/\n- Within[^]*lost"\.\n/, '\n').replace(/1\. Keep[^]*$/, '1. Start it again:\n   ```bash\n   up\n   ```\n');
    expect(seen(sectionIn(alone)).drift.map(({ at }) => at)).toEqual(Array(5).fill('3'));
  });
});

test('a sentence that became another one is both: gone, and bound by nobody', () => {
  const { drift, carriedOut } = seen(edited(['Open the intake again.', 'Call the supplier.']));
  expect(drift.map(({ at, saw }) => [at, saw.slice(0, 30)])).toEqual([
    ['Confirm that nothing was lost.', 'the document no longer says so'],
    ['Call the supplier.', 'nobody has bound this step: "C'],
  ]);
  expect(carriedOut).toContain('Call the supplier. = 0');
});

test('a signal or a step in prose that was put in is drift at its line, and refused where nothing was accepted', () => {
  const section = edited(['- The log', '- Users complain.\n- The log'], ['1. Keep', '1. Tell the team.\n2. Keep']);
  const { drift, carriedOut } = seen(section);
  expect(drift.map(({ at, hint }) => [at, hint])).toEqual([
    ['Users complain.', 'bind words of it in the drill, then firedrill runbook accept outage'],
    ['Tell the team.', 'bind words of it in the drill, then firedrill runbook accept outage'],
  ]);
  expect(carriedOut).toEqual([...asWritten.slice(0, 2), 'Tell the team. = 0', ...asWritten.slice(2)]);
  expect(thrown(() => bindSection(section, 'outage', drillOf())).code).toBe('step-unbound');
});

describe('words that nobody has accepted yet', () => {
  test('are all of them without accepted sentences, and no finding', () => {
    expect(bindSection(sectionIn(), 'outage', drillOf())).toMatchObject({
      findings: [],
      unaccepted: [...Object.keys(signals), ...Object.keys(steps)],
    });
  });

  test('are found as ever beside those that were accepted, or refused', () => {
    const more = { ...steps, 'Start it': steps['Open the intake'] ?? never() };
    const { recovery, unaccepted } = bindSection(sectionIn(), 'outage', drillOf(more), accepted);
    expect(unaccepted).toEqual(['Start it']);
    expect(recovery[1]?.binding).toBe(more['Start it']);
    expect(thrown(() => bindSection(sectionIn(), 'outage', drillOf({ ...steps, Dance: more['Start it'] }), accepted)).code).toBe('step-not-found');
  });
});

const never = (): never => {
  throw new Error('the drill has no such binding');
};
