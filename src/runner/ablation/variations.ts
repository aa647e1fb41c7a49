import { isCarriedOut, type BoundStep } from '../../core/runbook.ts';
import type { Plan } from '../plan.ts';

/** The same trial with another recovery. */
export type Variation = { readonly plan: Plan; readonly words: string } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'without'; readonly step: BoundStep }
  | { readonly kind: 'swapped'; readonly first: BoundStep; readonly second: BoundStep }
);

/** The trials that tell what each step is good for: none of them carried out, each one withheld, each pair of neighbours swapped. */
export const variationsOf = (planned: Plan): readonly Variation[] => {
  const { recovery } = planned;
  // What the document lacks is another question.
  const plan = { ...planned, drill: { ...planned.drill, rescues: [] } };
  const without = (steps: readonly BoundStep[]): Plan['withheld'] => new Set([...plan.withheld, ...steps.map(({ step }) => step.id)]);
  return [
    { kind: 'nothing', words: 'without any step', plan: { ...plan, variant: 'without-recovery', withheld: without(recovery) } },
    ...recovery.filter(isCarriedOut).map((step): Variation => {
      const { id, text } = step.step;
      return { kind: 'without', step, words: `without ${id}, "${text}"`, plan: { ...plan, variant: `without-${id}`, withheld: without([step]) } };
    }),
    ...recovery.slice(1).map((second, index): Variation => {
      const first = recovery[index] ?? second;
      const swapped = recovery.with(index, second).with(index + 1, first);
      const [one, other] = [first.step.id, second.step.id];
      return {
        kind: 'swapped',
        first,
        second,
        words: `${other} before ${one}`,
        plan: { ...plan, variant: `${other}-before-${one}`, recovery: swapped },
      };
    }),
  ];
};
