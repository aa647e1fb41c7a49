import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { DrillError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';
import { refuseBrokenYaml } from './refuse-broken-yaml.ts';

/** One alert that Prometheus knows, and where it is written. */
export interface AlertRule {
  readonly name: string;
  readonly place: Place;
}

/** The alerts of rule files. @throws DrillError `alerting-invalid` at the line that cannot be read. */
export const readAlertRules = async (files: readonly string[]): Promise<readonly AlertRule[]> => (await Promise.all(files.map(rulesOf))).flat();

const rulesOf = async (file: string): Promise<readonly AlertRule[]> => {
  const lines = new LineCounter();
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DrillError('alerting-invalid', 'the rule file cannot be read', { place: { file, line: 1 }, cause });
  });
  const document = parseDocument(text, { lineCounter: lines });
  refuseBrokenYaml(document, file);
  return mapsIn(document.get('groups'))
    .flatMap((group) => mapsIn(group.get('rules')))
    .flatMap((rule) => {
      const name = rule.get('alert', true);
      return isScalar(name) && typeof name.value === 'string'
        ? [{ name: name.value, place: { file, line: lines.linePos(name.range?.[0] ?? 0).line } }]
        : [];
    });
};

const mapsIn = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? node.items.filter((item) => isMap(item)) : []);
