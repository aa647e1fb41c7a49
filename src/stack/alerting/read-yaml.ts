import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { parseDuration, type Duration } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';
import { refuseBrokenYaml } from '../refuse-broken-yaml.ts';

/** A map of a YAML file, of which nothing is known yet. */
export type YamlMap = Readonly<Record<string, unknown>>;

export const isYamlMap = (value: unknown): value is YamlMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The file's top map; empty where it has none. @throws DrillError `alerting-invalid` at the line that cannot be read. */
export const readYaml = async (file: string): Promise<YamlMap> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DrillError('alerting-invalid', 'the file cannot be read', { place: { file, line: 1 }, cause });
  });
  const document = parseDocument(text);
  refuseBrokenYaml(document, file);
  const top: unknown = document.toJS();
  return isYamlMap(top) ? top : {};
};

/** What is no map and no list, as text. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

export const mapsIn = (value: unknown): readonly YamlMap[] => (Array.isArray(value) ? value.filter(isYamlMap) : []);

export const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf).filter((text) => text !== undefined) : []);

export const durationOf = (value: unknown): Duration | undefined => parseDuration(textOf(value) ?? '');
