import { abortsOf } from '../core/abort.ts';
import type { AlertRule } from '../core/alert-rule.ts';
import { faultsOf } from '../core/composition.ts';
import type { Drill } from '../core/drill.ts';
import { formatDuration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import { servicesOfTarget, type Service } from '../core/target.ts';
import type { Timing } from '../core/timing.ts';
import { lackOf } from '../stack/capabilities/index.ts';
import type { ComposeModel } from '../stack/compose-model.ts';
import { sharesNetwork } from '../stack/links.ts';

/** The alert that the drill waits for must be a rule. @throws DrillError `alert-unknown`. */
export const requireAlert = (drill: Drill, rules: readonly AlertRule[]): void => {
  if (rules.some(({ name }) => name === drill.alerts)) return;
  throw new DrillError('alert-unknown', `no rule defines the alert "${drill.alerts}"`, {
    place: drill.place,
    hint: `${drill.stack.alerting.rules.join(', ')} define ${rules.map(({ name }) => name).join(', ') || 'none'}`,
  });
};

/** What the drill breaks and watches must exist and be able to suffer it. @throws DrillError `service-unknown`, `link-unknown`, `fault-unsupported`, `drill-invalid`. */
export const requireTargets = (drill: Drill, model: ComposeModel): void => {
  const faults = faultsOf(drill.breaks);
  for (const { target, capability, settings, kind, place } of faults) {
    for (const name of servicesOfTarget(target)) requireService(model, { name, place: target.place ?? place });
    if (target.type === 'link' && target.client === target.server) {
      throw new DrillError('link-unknown', `there is no link from ${target.client} to itself`, { place: target.place ?? place });
    }
    if (target.type === 'link' && !sharesNetwork(model, target.client, target.server)) {
      throw new DrillError('link-unknown', `there is no link from ${target.client} to ${target.server}: they are on no network together`, {
        place: target.place ?? place,
      });
    }
    const lack = lackOf(capability, target, settings, model);
    if (lack !== undefined) {
      throw new DrillError('fault-unsupported', `${kind} needs the capability "${capability}", which ${target.name} does not have`, {
        place,
        hint: lack,
      });
    }
  }
  const struck = faults.map(({ capability, target }) => `${capability} on ${target.name}`);
  const twice = faults.find((_, index) => struck.indexOf(struck[index] ?? '') !== index);
  if (twice !== undefined) {
    // The second would find the harm of the first and take it for the state to bring back.
    throw new DrillError('drill-invalid', `${twice.kind} strikes ${twice.target.name} twice`, {
      place: twice.place,
      hint: 'name each fault once; what comes and goes is a flap',
    });
  }
  for (const { of } of drill.steady.conditions) requireService(model, of);
  for (const one of drill.aborts ?? []) if (one.abort === 'unless') requireService(model, one.condition.of);
};

/** @throws DrillError `service-unknown`. */
export const requireService = (model: ComposeModel, { name, place }: Pick<Service, 'name' | 'place'>): void => {
  if (Object.hasOwn(model.services, name)) return;
  throw new DrillError('service-unknown', `the compose file has no service "${name}"`, {
    place,
    target: name,
    hint: `it has ${Object.keys(model.services).join(', ')}`,
  });
};

/** Links live on one network, which is the run's own. @throws DrillError `compose-invalid` for a stack with more, or with one that others use too. */
export const requireOneNetwork = (drill: Drill, model: ComposeModel): void => {
  const networks = Object.keys(model.networks ?? {});
  const foreign = networks.find((name) => model.networks?.[name]?.external === true);
  if (foreign !== undefined) {
    throw new DrillError(
      'compose-invalid',
      `the network ${foreign} of ${drill.stack.compose} is external: what else is on it is not this run's to break`,
      {
        place: drill.stack.place,
        hint: 'let compose make the network',
      },
    );
  }
  if (networks.length <= 1) return;
  throw new DrillError(
    'compose-invalid',
    `${drill.stack.compose} has ${String(networks.length)} networks (${networks.join(', ')}), and links need a single one`,
    {
      place: drill.stack.place,
      hint: 'leave networks out of the file: compose then makes one for all services',
    },
  );
};

/** The drill must have time to find out what it wants to. @throws DrillError `drill-invalid` when nobody could keep its promises, or its own ceiling would end it first. */
export const requireTime = (drill: Drill, timing: Timing): void => {
  const { promises, steady, respondsAfter = 0 } = drill;
  if (respondsAfter >= promises.restored)
    throw new DrillError(
      'drill-invalid',
      `whoever is on call comes ${formatDuration(respondsAfter)} after the alert, and service is promised back within ${formatDuration(promises.restored)}`,
      {
        place: drill.place,
        hint: 'shorten respondsAfter: nobody could keep the promise to restore',
      },
    );
  const needed = [steady.for, promises.restored, promises.stable].reduce((sum, documented) => sum + timing.play(documented), 0);
  const ceiling = abortsOf(drill).find((one) => one.abort === 'wall-clock');
  if (ceiling === undefined || ceiling.ceiling > needed) return;
  throw new DrillError('drill-invalid', `the trial may take ${formatDuration(needed)}, and it is aborted when ${ceiling.words}`, {
    place: ceiling.place ?? drill.place,
    hint: 'name another ceiling: aborts: [longerThan(hours(2))]',
  });
};
