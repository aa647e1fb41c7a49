import { describe, expect, test } from 'vitest';
import type { Inventory } from '../../../../src/core/inventory.ts';
import { lintRunbooks } from '../../../../src/runbook/lint/lint-runbooks.ts';
import type { LintRule } from '../../../../src/runbook/lint/lint-rule.ts';

export interface Sides {
  /** Documents that the rule objects to, each by the place of the objection; or with `▸` before what is objected to. */
  readonly objects: Readonly<Record<string, string>> | readonly string[];
  /** Documents that look similar and are right. */
  readonly accepts: readonly string[];
}

export const shell = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');

const placed = (objects: Sides['objects']): readonly (readonly [string, string])[] =>
  Array.isArray(objects) ? (objects as readonly string[]).map(placedByMark) : Object.entries(objects);

const placedByMark = (marked: string): readonly [string, string] => {
  const before = marked.slice(0, marked.indexOf('▸')).split('\n');
  return [`${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`, marked.replace('▸', '')];
};

/** Declares the tests of rules: each objects where it should, and nowhere else. */
export const tryBothSides = (rules: readonly LintRule[], sides: Readonly<Record<string, Sides>>, inventory: Inventory): void => {
  test('every rule is tried from both sides', () => {
    expect(Object.keys(sides)).toEqual(rules.map(({ id }) => id));
    for (const { objects, accepts } of Object.values(sides)) expect([placed(objects).length, accepts.length].every((count) => count > 0)).toBe(true);
  });

  describe.each(Object.entries(sides))('%s', (rule, { objects, accepts }) => {
    const found = (text: string): readonly string[] =>
      lintRunbooks([{ file: 'x.md', text, inventory }]).findings.flatMap((one) =>
        one.rule === rule ? [`${String(one.place.line)}:${String(one.place.column)}`] : [],
      );

    test.each(placed(objects))('objects at %s of %j', (place, text) => {
      expect(found(text)).toEqual([place]);
    });

    test.each(accepts)('accepts %j', (text) => {
      expect(found(text)).toEqual([]);
    });
  });
};
