import { accountApi } from '../../fixtures/account-api/stack.ts';
import { orders } from '../../fixtures/commerce/orders/stack.ts';
import { messaging } from '../../fixtures/platform/messaging/stack.ts';
import type { Stack } from '../../src/core/stack.ts';
import { composeByHand } from './compose-by-hand.ts';
import { interleave } from './interleave.ts';
import type { BenchContext, Figure, Goal, Measurement } from './measurement.ts';
import { requireHealthy } from './require-healthy.ts';
import { quantile, ratios } from './statistics.ts';
import { plannedStack, withFastStack } from './with-stack.ts';

/** A slice of each reference system, with the member of it that is up last: no other one with what it depends on takes longer. */
const slices: readonly (readonly [Stack, string])[] = [
  [accountApi, 'app'],
  [messaging, 'outbox-dispatcher'],
  [orders, 'order-management-service'],
];

export const systemBoot: Measurement = {
  name: 'system-boot',
  title: 'Starting a system against its slowest member',
  method:
    'A slice of each reference system by `startStack`, with everything of firedrill’s, until every container is healthy, against `docker compose up --wait MEMBER`: the service that is up last, and what it depends on. ' +
    'One warm-up each; taking away is not timed.',
  run: async (context) => {
    const measured: { readonly figures: readonly Figure[]; readonly goal: Goal }[] = [];
    for (const [stack, member] of slices) measured.push(await against(stack, member, context));
    return { figures: measured.flatMap(({ figures }) => figures), goals: measured.map(({ goal }) => goal) };
  },
};

const against = async (
  stack: Stack,
  member: string,
  context: BenchContext,
): Promise<{ readonly figures: readonly Figure[]; readonly goal: Goal }> => {
  const planned = await plannedStack(stack);
  const healthy = (containers: ReadonlyMap<string, string>): Promise<void> => requireHealthy(planned.engine, containers);
  const { whole, alone } = await interleave(
    context,
    {
      whole: () =>
        withFastStack(planned, async ({ containers }, { bootMs }) => {
          await healthy(containers);
          return bootMs;
        }),
      alone: () => composeByHand(planned, healthy, member),
    },
    { turns: context.samples(7), warmUp: 1, tell: (ms) => `${ms.toFixed(0)} ms` },
  );
  const ratio = ratios(whole, alone);
  return {
    figures: [
      { name: stack.name, unit: 'ms', values: whole },
      { name: `${member} alone`, unit: 'ms', values: alone },
      { name: 'ratio, pair by pair', unit: 'x', values: ratio },
    ],
    goal: { words: `${stack.name} against ${member}, median ratio`, unit: 'x', most: 1.15, measured: quantile(ratio, 0.5) },
  };
};
