const keywords: ReadonlySet<string> = new Set(
  'and or unless by without on ignoring group_left group_right bool offset inf nan start end sum avg min max count stddev stdvar topk bottomk quantile count_values group'.split(
    ' ',
  ),
);

/** No condition is longer; more is not read. */
const longest = 2_000;

/** An expression without what stands in quotes, in braces, and in the lists of labels. Values and names of labels are no metrics. */
const bare = (expression: string): string =>
  expression
    .slice(0, longest)
    .replaceAll(/"[^"]*"|'[^']*'/g, '""')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '');

/** The names in a PromQL expression that are metrics, in their order. Aggregations, functions and durations are none; a colon at the end is a sentence's. */
export const metricsIn = (expression: string): readonly string[] =>
  [...bare(expression).matchAll(/(?<![\w:.[])[a-zA-Z_:][\w:]*(?<!:)(?!\w|\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !keywords.has(name.toLowerCase()));

/** The ranges of an expression: `5m` in `rate(x[5m])`. */
export const rangesIn = (expression: string): readonly string[] => [...expression.matchAll(/\[(\w+)(?::\w*)?\]/g)].map(([, range = '']) => range);

export interface Comparison {
  readonly operator: string;
  readonly value: number;
  /** What stands behind the number: `%`, `ms`, `GB`; empty where it is no unit. */
  readonly unit: string;
  readonly text: string;
}

const spellings: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '=': '==' };

/** Comparisons with a number, `> 5` and `> 5 %`, of a PromQL expression or of a condition in words. */
export const comparisonsIn = (condition: string): readonly Comparison[] =>
  [
    ...bare(condition).matchAll(
      /(==|!=|>=|<=|≥|≤|>|<)\s*(?:bool\s+)?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s?(%|(?:ms|s|secs?|seconds?|mins?|minutes?|m|hours?|h|days?|d|[kKMGT]i?B?|B|bytes)\b))?/g,
    ),
  ].map(([text, operator = '', value, unit = '']) => ({ operator: spellings[operator] ?? operator, value: Number(value), unit, text }));
