import { timing } from '../../src/core/timing.ts';
import { runningStack } from '../../src/stack/running-stack.ts';
import { accountApiModel } from './account-api.ts';
import type { Figure, Measurement } from './measurement.ts';
import { quantile } from './statistics.ts';
import { tickIdle, tickUnderLoad, type Ticks } from './ticks.ts';
import { withFastStack } from './with-stack.ts';

export const probeLateness: Measurement = {
  name: 'probe-lateness',
  title: 'How late a probe is',
  method:
    'Actual less due instant of the HTTP probe’s scheduler at a period of 10 ms, in turns of 10 s: alone on the machine (the target), then in turns beside a ' +
    'running account API, idle, and asking its `/ready` while another thread signs in 20 users a second, as in a drill. The containers share the cores with ' +
    'the harness there: what that adds belongs to the machine, and is told without a target. A turn counts only when 99 % of its load succeeded. ' +
    'Below 0 a timer came early; ticks that the schedule skipped are counted, not hidden. One turn of each is warm-up.',
  run: async (context) => {
    const turns = context.samples(3);
    const free: Ticks[] = [];
    for (let turn = -1; turn < turns; turn += 1) {
      const ticks = await tickIdle(context.signal);
      context.progress(`alone, ${turn < 0 ? 'warm-up' : `${String(turn + 1)} of ${String(turns)}`}: ${inWords(ticks)}`);
      if (turn >= 0) free.push(ticks);
    }
    const api = await accountApiModel();
    return await withFastStack(api, async ({ containers }, { runId }) => {
      const stack = await runningStack(api.engine, runId, timing('fast', 10), containers);
      const idle: Ticks[] = [];
      const loaded: Ticks[] = [];
      for (let turn = -1; turn < turns; turn += 1) {
        const alone = await tickIdle(context.signal);
        const busy = await tickUnderLoad({ ...stack, runId: `${runId}-turn-${String(turn + 1)}` }, context.signal);
        context.progress(`${turn < 0 ? 'warm-up' : `${String(turn + 1)} of ${String(turns)}`}: idle ${inWords(alone)}, under load ${inWords(busy)}`);
        if (turn < 0) continue;
        idle.push(alone);
        loaded.push(busy);
      }
      const all = free.flatMap(({ lateMs }) => lateMs);
      return {
        figures: [...figuresOf('alone', free), ...figuresOf('beside a system, idle', idle), ...figuresOf('beside a system, under load', loaded)],
        goals: [
          {
            words: `probe lateness at 10 ms, alone on the machine, p99 of ${String(all.length)} ticks`,
            unit: 'ms',
            most: 1,
            measured: quantile(all, 0.99),
          },
        ],
      };
    });
  },
};

const inWords = ({ lateMs, skipped }: Ticks): string => `p99 ${quantile(lateMs, 0.99).toFixed(2)} ms, ${String(skipped)} skipped`;

/** The values of a row are the turns'. */
const figuresOf = (side: string, turns: readonly Ticks[]): readonly Figure[] => {
  const figure = (name: string, share: number): Figure => ({
    name: `${side}: ${name} of a turn`,
    unit: 'ms',
    values: turns.map(({ lateMs }) => quantile(lateMs, share)),
  });
  return [
    figure('p50', 0.5),
    figure('p99', 0.99),
    figure('latest', 1),
    figure('earliest', 0),
    { name: `${side}: ticks skipped in a turn`, unit: 'count', values: turns.map(({ skipped }) => skipped) },
  ];
};
