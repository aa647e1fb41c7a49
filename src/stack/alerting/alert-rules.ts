import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { AlertRule } from '../../core/alert-rule.ts';
import { milliseconds, parseDuration, type Duration } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';
import { refuseBrokenYaml } from '../refuse-broken-yaml.ts';

/** The alerts of rule files. @throws DrillError `alerting-invalid` at the line that cannot be read. */
export const readAlertRules = async (files: readonly string[]): Promise<readonly AlertRule[]> => (await Promise.all(files.map(rulesOf))).flat();

const rulesOf = async (file: string): Promise<readonly AlertRule[]> => {
  const lines = new LineCounter();
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DrillError('alerting-invalid', 'the rule file cannot be read', { place: { file, line: 1 }, cause });
  });
  const document = parseDocument(text, { lineCounter: lines });
  refuseBrokenYaml(document, file);
  return mapsIn(document.get('groups')).flatMap((group) => {
    const interval = durationOf(group, 'interval');
    return mapsIn(group.get('rules')).flatMap((rule) => {
      const name = rule.get('alert', true);
      if (!isScalar(name) || typeof name.value !== 'string') return [];
      const { line } = lines.linePos(name.range?.[0] ?? 0);
      const labels = textsOf(rule, 'labels');
      return [
        {
          name: name.value,
          expr: textOf(rule, 'expr') ?? '',
          for: durationOf(rule, 'for') ?? milliseconds(0),
          keepFiringFor: durationOf(rule, 'keep_firing_for') ?? milliseconds(0),
          interval,
          severity: labels['severity'],
          labels,
          annotations: textsOf(rule, 'annotations'),
          place: { file, line },
        },
      ];
    });
  });
};

/** A value that is no map and no list, as it is written. */
const textOf = (rule: YAMLMap, ...path: readonly string[]): string | undefined => {
  const value = rule.getIn(path);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
};

const durationOf = (map: YAMLMap, key: string): Duration | undefined => parseDuration(textOf(map, key) ?? '');

/** The values of a map by their keys, as they are written. */
const textsOf = (rule: YAMLMap, key: string): Readonly<Record<string, string>> => {
  const map = rule.get(key);
  if (!isMap(map)) return {};
  const keys = map.items.flatMap((pair) => (isScalar(pair.key) ? [String(pair.key.value)] : []));
  return Object.fromEntries(
    keys.flatMap((name) => [[name, textOf(rule, key, name)]]).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
};

const mapsIn = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? node.items.filter((item) => isMap(item)) : []);
