import type { LabelMatcher } from '../../core/alert-pipeline.ts';
import { isYamlMap, textOf, textsIn, type YamlMap } from './read-yaml.ts';

const one = /^\s*([\w.:-]+)\s*(=~|!~|!=|=)\s*(.*?)\s*$/s;
/** A comma outside of quotes parts matchers, and braces may stand around them. */
const comma = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

const isOperator = (text: string): text is LabelMatcher['operator'] => ['=', '!=', '=~', '!~'].includes(text);

const unquoted = (text: string): string => (/^".*"$/s.test(text) ? text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : text);

const written = (text: string): readonly LabelMatcher[] =>
  text
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .split(comma)
    .flatMap((part) => {
      const [, label = '', operator = '', value = ''] = one.exec(part) ?? [];
      return isOperator(operator) ? [{ label, operator, value: unquoted(value) }] : [];
    });

const mapped = (map: unknown, operator: LabelMatcher['operator']): readonly LabelMatcher[] =>
  isYamlMap(map) ? Object.entries(map).map(([label, value]) => ({ label, operator, value: textOf(value) ?? '' })) : [];

/** What a route or an inhibition of Alertmanager asks of labels, in the words of today (`matchers`) and in the older ones (`match`, `match_re`). */
export const readMatchers = (map: YamlMap, prefix = ''): readonly LabelMatcher[] => [
  ...textsIn(map[`${prefix}matchers`]).flatMap(written),
  ...mapped(map[`${prefix}match`], '='),
  ...mapped(map[`${prefix}match_re`], '=~'),
];
