import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { AlertRule } from '../core/alert-rule.ts';
import { milliseconds, parseDuration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import { refuseBrokenYaml } from './refuse-broken-yaml.ts';

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
      if (!isScalar(name) || typeof name.value !== 'string') return [];
      const { line } = lines.linePos(name.range?.[0] ?? 0);
      return [
        {
          name: name.value,
          expr: textOf(rule, 'expr') ?? '',
          for: parseDuration(textOf(rule, 'for') ?? '') ?? milliseconds(0),
          severity: textOf(rule, 'labels', 'severity'),
          place: { file, line },
        },
      ];
    });
};

/** A value that is no map and no list, as it is written. */
const textOf = (rule: YAMLMap, ...path: readonly string[]): string | undefined => {
  const value = rule.getIn(path);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
};

const mapsIn = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? node.items.filter((item) => isMap(item)) : []);
