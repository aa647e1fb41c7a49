import { DrillError } from '../core/errors.ts';
import { anyOf, type Inventory } from '../core/inventory.ts';
import type { Place } from '../core/place.ts';
import type { Stack } from '../core/stack.ts';
import { runbookName } from '../runbook/runbook-name.ts';
import { askCompose } from '../setup/compose-plugin.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { runCommand } from '../setup/run-command.ts';
import { readAlertRules } from '../stack/alerting/alert-rules.ts';
import { readComposeModel, type ComposeModel } from '../stack/compose-model.ts';
import { readInventory } from '../stack/read-inventory.ts';
import { knownOf } from './known-of.ts';
import { findDrills, loadDrills } from './load-drills.ts';

/** A system as the command line names it. */
export interface NamedSystem {
  readonly compose?: string;
  readonly profile: readonly string[];
  /** Another name of the compose file. */
  readonly as?: string;
  readonly rules: readonly string[];
  readonly inventory?: string;
}

/**
 * What is known of the system of a document: what the command line names or, where it names nothing, the stacks of the drills that try the
 * document. Documents of one system get the same value. Starts nothing; needs the Compose plugin where there is a compose file.
 * @throws DrillError `usage`, `compose-missing`, `compose-invalid`, `alerting-invalid`, `inventory-invalid`, and what `loadDrills` throws.
 */
export const inventories = async (named: NamedSystem, drills: string): Promise<(document: string) => Promise<Inventory>> => {
  if (named.compose === undefined && (named.as !== undefined || named.profile.length > 0)) {
    throw new DrillError('usage', '--as and --profile speak of a compose file', { hint: 'name it with --compose FILE' });
  }
  if (named.compose !== undefined || named.rules.length > 0 || named.inventory !== undefined) {
    const inventory = await read(named);
    return () => Promise.resolve(inventory);
  }
  const loaded = (await findDrills(drills)).size === 0 ? [] : await loadDrills(drills, 'all');
  const bySystem = new Map<string, Promise<Inventory>>();
  return (document) => {
    const name = runbookName(document);
    const stacks = new Set(loaded.flatMap(({ drill }) => (drill.tries.runbook === name ? [drill.stack] : [])));
    const key = [...stacks].map((stack) => stack.name).join(' ');
    const inventory = bySystem.get(key) ?? Promise.all([...stacks].map(ofStack)).then(anyOf);
    bySystem.set(key, inventory);
    return inventory;
  };
};

const ofStack = ({ compose, profiles, documentedAs, alerting, inventory, place }: Stack): Promise<Inventory> =>
  read({ compose, profile: profiles, as: documentedAs, rules: alerting.rules, ...(inventory === undefined ? {} : { inventory }) }, place);

const read = async ({ compose, profile, as, rules, inventory }: NamedSystem, place?: Place): Promise<Inventory> => {
  const [lists, alerts, model] = await Promise.all([
    inventory === undefined ? {} : readInventory(inventory),
    rules.length === 0 ? undefined : readAlertRules(rules),
    compose === undefined ? undefined : readModel(compose, profile, place),
  ]);
  const names = [compose, as].filter((name) => name !== undefined);
  return knownOf({ lists, alerts, compose: model === undefined ? undefined : { model, names } });
};

const readModel = async (compose: string, profiles: readonly string[], place?: Place): Promise<ComposeModel> => {
  const environment = imageEnvironment(await imageTags());
  return await readComposeModel({ files: [compose], profiles, environment }, place).catch(async (cause: unknown) => {
    if ((await askCompose(runCommand)) !== undefined) throw cause;
    throw new DrillError('compose-missing', `${compose} cannot be resolved without the Docker Compose plugin`, {
      cause,
      hint: 'install it with firedrill doctor --fix, or lint without a compose file: give --rules or --inventory alone',
    });
  });
};
