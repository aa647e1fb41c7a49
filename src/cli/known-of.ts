import { basename } from 'node:path';
import type { AlertRule } from '../core/alert-rule.ts';
import type { Inventory, NameLists } from '../core/inventory.ts';
import type { ComposeModel } from '../stack/compose-model.ts';
import { inventoryOf } from '../stack/inventory-of.ts';

/** What has been read of a system; what was not read is left out. */
export interface ReadSystem {
  readonly lists?: NameLists;
  readonly alerts?: readonly AlertRule[] | undefined;
  readonly compose?: { readonly model: ComposeModel; readonly names: readonly string[] } | undefined;
}

/** All that is known of a system, from what was read of it. */
export const knownOf = ({ lists, alerts, compose }: ReadSystem): Inventory => ({
  ...lists,
  ...(alerts === undefined ? {} : { alerts }),
  ...(compose === undefined ? {} : { ...inventoryOf(compose.model), composeFiles: [...new Set(compose.names.map((name) => basename(name)))] }),
});
