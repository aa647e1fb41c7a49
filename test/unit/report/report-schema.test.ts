import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { sampleReport } from './sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from './sample-variants.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const schema = JSON.parse(readFileSync(new URL('../../../schema/report.schema.json', import.meta.url), 'utf8')) as Schema & object;

const validator = () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile(schema);
};
const validate = validator();

describe('report.schema.json', () => {
  test.each([
    ['held', sampleReport()],
    ['broken', brokenReport()],
    ['drift', driftReport()],
    ['inconclusive', inconclusiveReport()],
    ['aborted, with nulls wherever there can be one', abortedReport()],
  ])('accepts a report that is %s', (_, report) => {
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  test('lets fields be added at the top and nowhere else', () => {
    expect(validate({ ...sampleReport(), added: 1 })).toBe(true);
    expect(validate({ ...sampleReport(), coverage: { ...sampleReport().coverage, added: 1 } })).toBe(false);
  });

  test.each([
    ['a verdict that does not exist', { ...sampleReport(), verdict: 'passed' }],
    ['another format', { ...sampleReport(), format: 'firedrill.report/2' }],
    ['a missing field', { ...sampleReport(), run_id: undefined }],
    ['a time that is none', { ...sampleReport(), started_at: 'yesterday' }],
    ['a clock that is missing instead of null', { ...sampleReport(), clocks: {} }],
    ['a step with a verdict that does not exist', { ...sampleReport(), steps: sampleReport().steps.map((step) => ({ ...step, verdict: 'ok' })) }],
    ['an event of no known kind', { ...sampleReport(), timeline: [{ id: 'e1', atMs: 0, errorMs: 0, kind: 'other' }] }],
  ])('refuses %s', (_name, report) => {
    expect(validate(report)).toBe(false);
  });

  test('describes every field', () => {
    const silent: string[] = [];
    const visit = (at: string, { properties = {}, oneOf = [], anyOf = [], items, $defs = {} }: Schema): void => {
      for (const [name, field] of Object.entries({ ...properties, ...$defs })) {
        if (field.description === undefined) silent.push(`${at}.${name}`);
        visit(`${at}.${name}`, field);
      }
      for (const each of [...oneOf, ...anyOf, ...(items === undefined ? [] : [items])]) visit(at, each);
    };
    visit('report', schema);
    expect(silent).toEqual([]);
  });

  test('names exactly the fields of the type, of which the sample fills every one', () => {
    expect(differences('report', [sampleReport()], schema)).toEqual([]);
  });
});

/** Compares the fields that values have with the fields that a schema names, all the way down. */
const differences = (at: string, values: readonly unknown[], unresolved: Schema): readonly string[] => {
  const present = values.filter((value) => value !== null);
  const found = resolve(unresolved);
  if (found.oneOf !== undefined)
    return found.oneOf.flatMap((kind) =>
      differences(
        `${at}(${kindOf(kind)})`,
        present.filter((value) => has(value, kindOf(kind))),
        kind,
      ),
    );
  if (found.items !== undefined)
    return differences(
      `${at}[]`,
      present.flatMap((value) => value as readonly unknown[]),
      found.items,
    );
  if (found.properties === undefined) return present.length === 0 ? [`${at} is never filled by the sample`] : [];
  const objects = present.filter((value): value is Readonly<Record<string, unknown>> => typeof value === 'object');
  const names = new Set([...objects.flatMap(Object.keys), ...Object.keys(found.properties)]);
  return [...names].flatMap((name) => {
    const field = found.properties?.[name];
    const filled = objects.filter((each) => Object.hasOwn(each, name)).map((each) => each[name]);
    if (field === undefined) return [`${at}.${name} is not in the schema`];
    return filled.length === 0 ? [`${at}.${name} is not in the sample`] : isLeaf(field) ? [] : differences(`${at}.${name}`, filled, field);
  });
};

const resolve = (part: Schema): Schema => {
  const target = part.anyOf?.find(({ type }) => type !== 'null') ?? part;
  return target.$ref === undefined ? target : resolve(schema.$defs?.[target.$ref.replace('#/$defs/', '')] ?? {});
};
const isLeaf = (part: Schema): boolean => {
  const { properties, items, oneOf } = resolve(part);
  return (properties ?? items ?? oneOf) === undefined || (items !== undefined && resolve(items).type === 'string');
};
const kindOf = (part: Schema): string => part.properties?.['kind']?.const ?? '';
const has = (value: unknown, kind: string): boolean => (value as Report['timeline'][number]).kind === kind;
