import type { Ablation, AblatedStep, Alone, StepEffect, SwappedSteps } from '../../core/ablation.ts';
import { formatDuration, milliseconds } from '../../core/duration.ts';
import { formatPlace } from '../../core/place.ts';
import { cutText } from '../console/cut-text.ts';
import type { Colours } from '../console/colours.ts';
import { padText } from '../console/pad-text.ts';
import type { Paint } from '../console/paint.ts';
import { wrapText } from '../console/wrap-text.ts';

const effects: Readonly<
  Record<
    StepEffect,
    { readonly mark: string; readonly words: string; readonly ink: keyof Colours & ('green' | 'yellow' | 'magenta' | 'red' | 'gray') }
  >
> = {
  'needed': { mark: '✓', words: 'needed', ink: 'green' },
  'no-difference': { mark: '○', words: 'made no difference', ink: 'yellow' },
  'only-looks': { mark: '○', words: 'only looks', ink: 'gray' },
  'not-needed': { mark: '○', words: 'was not needed', ink: 'yellow' },
  'failed': { mark: '✗', words: 'failed', ink: 'red' },
  'undecided': { mark: '?', words: 'could not be tried', ink: 'magenta' },
};

const aloneWords: Readonly<Record<Alone, string>> = {
  'heals': 'the system heals by itself',
  'stays-broken': 'the system does not heal by itself',
  'undecided': 'whether the system heals by itself was not found out',
};

const orders: Readonly<Record<SwappedSteps['order'], string>> = { matters: 'order matters', free: 'order is free', undecided: 'not found out' };

/** What each step of a recovery is good for, on one screen. The ablation must have come through `sanitizeDeep`. */
export const ablationScreen = ({ runbook, whole, alone, steps, swaps }: Ablation, { c, width }: Paint): readonly string[] => {
  const why = (text: string): readonly string[] => wrapText(text, width - 10).map((line) => `        ${c.dim(line)}`);
  const step = ({ effect, id, file, line, text, why: reason }: AblatedStep): readonly string[] => {
    const { mark, words, ink } = effects[effect];
    const head = `${c[ink](mark)} ${padText(id, 12)} ${c[ink](padText(words, 19))}`;
    return [
      `  ${head} ${c.dim(formatPlace({ file, line }))}  ${cutText(text, Math.max(10, width - 45 - formatPlace({ file, line }).length))}`,
      ...why(reason),
    ];
  };
  const counted = (effect: StepEffect): number => steps.filter((one) => one.effect === effect).length;
  const restored = whole.restored_ms === null ? 'not restored' : `restored in ${formatDuration(milliseconds(Math.round(whole.restored_ms)))}`;
  return [
    '',
    `  ${c.bold('ABLATION')}  ${c.dim(cutText(`${formatPlace(runbook)} "${runbook.section}"`, width - 12))}`,
    `  the whole recovery: ${whole.verdict}, ${restored}`,
    ...(alone === null ? [] : [`  without any step: ${c.bold(aloneWords[alone.outcome])}`, ...why(alone.why)]),
    '',
    `  ${c.bold('STEPS')}  ${c.dim(`${String(counted('needed'))} of ${String(steps.length)} needed`)}`,
    ...steps.flatMap(step),
    ...(swaps.length === 0 ? [] : ['', `  ${c.bold('ORDER')}  ${c.dim('neighbours swapped')}`]),
    ...swaps.flatMap(({ first, second, order, why: reason }) => [
      `  ${order === 'matters' ? c.green('✓') : order === 'free' ? c.gray('○') : c.magenta('?')} ${padText(`${first}, ${second}`, 26)} ${orders[order]}`,
      ...(order === 'free' ? [] : why(reason)),
    ]),
  ];
};
