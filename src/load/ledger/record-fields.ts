import { longestText } from './longest-text.ts';

/** Reads the fields of one record; says which one is wrong, and how. Throws `FieldError`. */
export interface RecordFields {
  readonly text: (name: string) => string;
  readonly textOrNull: (name: string) => string | null;
  readonly number: (name: string) => number;
  /** A whole number, not negative. */
  readonly count: (name: string) => number;
  readonly flag: (name: string) => boolean;
  readonly oneOf: <const Value extends string>(name: string, values: readonly Value[]) => Value;
  readonly texts: (name: string) => readonly string[];
  /** The fields of each object of a list. */
  readonly objects: (name: string) => readonly RecordFields[];
  /** What `read` makes of a field, or `undefined` where the field is not there. */
  readonly optional: <Value>(name: string, read: (name: string) => Value) => Value | undefined;
}

export class FieldError extends Error {
  override readonly name = 'FieldError';
}

/** @throws FieldError where the value is no object. */
export const recordFields = (value: unknown): RecordFields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FieldError('a record is an object');
  const fields = new Map<string, unknown>(Object.entries(value));
  const must = <Value>(name: string, is: (field: unknown) => field is Value, expected: string): Value => {
    const field = fields.get(name);
    if (is(field)) return field;
    throw new FieldError(`"${name}" should be ${expected}, but is ${field === undefined ? 'missing' : JSON.stringify(field).slice(0, 60)}`);
  };
  const isText = (field: unknown): field is string => typeof field === 'string' && field.length > 0 && field.length <= longestText;
  const isNumber = (field: unknown): field is number => typeof field === 'number' && Number.isFinite(field);
  return {
    text: (name) => must(name, isText, shortText),
    textOrNull: (name) => must(name, (field): field is string | null => field === null || isText(field), `${shortText}, or null`),
    number: (name) => must(name, isNumber, 'a number'),
    count: (name) =>
      must(name, (field): field is number => isNumber(field) && Number.isSafeInteger(field) && field >= 0, 'a whole number that is not negative'),
    flag: (name) => must(name, (field): field is boolean => typeof field === 'boolean', 'true or false'),
    oneOf: <const Value extends string>(name: string, values: readonly Value[]) =>
      must(name, (field): field is Value => values.some((each) => each === field), `one of ${values.join(', ')}`),
    texts: (name) => must(name, (field): field is readonly string[] => Array.isArray(field) && field.every(isText), 'a list of texts'),
    objects: (name) => must(name, (field): field is readonly unknown[] => Array.isArray(field), 'a list').map(recordFields),
    optional: (name, read) => (fields.has(name) ? read(name) : undefined),
  };
};

const shortText = `a text of 1 to ${String(longestText)} characters`;
