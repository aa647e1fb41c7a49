import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { DrillError } from '../core/errors.ts';
import type { NameLists } from '../core/inventory.ts';
import { refuseBrokenYaml } from './refuse-broken-yaml.ts';

/** The lists of the file, by the names that they have there. */
const lists = {
  metrics: 'metrics',
  log_events: 'logEvents',
  tables: 'tables',
  key_prefixes: 'keyPrefixes',
  topics: 'topics',
  queues: 'queues',
  files: 'files',
  variables: 'variables',
} as const satisfies Record<string, keyof NameLists>;

const isList = (name: unknown): name is keyof typeof lists => typeof name === 'string' && Object.hasOwn(lists, name);

/** Reads lists of names from YAML or JSON. @throws DrillError `inventory-invalid`, at the line that is wrong. */
export const readInventory = async (file: string): Promise<NameLists> => {
  const lines = new LineCounter();
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DrillError('inventory-invalid', 'the inventory cannot be read', { place: { file, line: 1 }, cause });
  });
  const document = parseDocument(text, { lineCounter: lines });
  refuseBrokenYaml(document, file, 'inventory-invalid');
  const refuse = (node: unknown, message: string): never => {
    const at = (node as Partial<Node> | null)?.range?.[0] ?? 0;
    throw new DrillError('inventory-invalid', message, {
      place: { file, line: lines.linePos(at).line },
      hint: `an inventory has lists of names: ${Object.keys(lists).join(', ')}`,
    });
  };
  const root = document.contents;
  if (!isMap(root)) return refuse(root, 'expected lists by their names, got something else');
  return Object.fromEntries(
    root.items.map(({ key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (!isList(name)) return refuse(key, `there is no list "${String(name)}"`);
      if (!isSeq(value)) return refuse(value ?? key, `expected a list of ${name}, got something else`);
      return [lists[name], value.items.map((item) => (isName(item) ? item.value : refuse(item, `expected a name in ${name}, got something else`)))];
    }),
  );
};

const isName = (item: unknown): item is { readonly value: string } => isScalar(item) && typeof item.value === 'string' && item.value !== '';
