import { isRecord } from '../core/is-record.ts';

/** Says what is wrong with a value, or nothing. `at` is where it stands: `steps[2].line`. */
export type Shape<Value> = ((value: unknown, at: string) => string | undefined) & { readonly of?: Value | undefined };

const wrong = (at: string, expected: string, value: unknown): string => `${at} should be ${expected}, but is ${show(value)}`;

const show = (value: unknown): string => {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

export const text: Shape<string> = (value, at) => (typeof value === 'string' ? undefined : wrong(at, 'text', value));
export const flag: Shape<boolean> = (value, at) => (typeof value === 'boolean' ? undefined : wrong(at, 'true or false', value));
export const number: Shape<number> = (value, at) => (typeof value === 'number' ? undefined : wrong(at, 'a number', value));

export const oneOf =
  <const Value extends string>(...values: readonly Value[]): Shape<Value> =>
  (value, at) =>
    values.some((each) => each === value) ? undefined : wrong(at, `one of ${values.join(', ')}`, value);

export const orNull =
  <Value>(shape: Shape<Value>): Shape<Value | null> =>
  (value, at) =>
    value === null ? undefined : shape(value, at);

/** For what was added to the format later: older reports do not have it. */
export const optional =
  <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  (value, at) =>
    value === undefined ? undefined : shape(value, at);

export const listOf =
  <Value>(shape: Shape<Value>): Shape<readonly Value[]> =>
  (value, at) =>
    Array.isArray(value) ? first(value.map((each, index) => () => shape(each, `${at}[${String(index)}]`))) : wrong(at, 'a list', value);

export const mapOf =
  <Value>(shape: Shape<Value>): Shape<Readonly<Record<string, Value>>> =>
  (value, at) =>
    isRecord(value)
      ? first(
          Object.entries(value).map(
            ([key, each]) =>
              () =>
                shape(each, `${at}.${key}`),
          ),
        )
      : wrong(at, 'an object', value);

/** Every field of the type must be named, so that the two cannot drift apart; fields that are not named are let through. */
export const object =
  <Value extends object>(fields: { readonly [Key in keyof Value]-?: Shape<Value[Key]> }): Shape<Value> =>
  (value, at) => {
    if (!isRecord(value)) return wrong(at, 'an object', value);
    const shapes = Object.entries(fields) as readonly (readonly [string, Shape<unknown>])[];
    return first(
      shapes.map(
        ([key, shape]) =>
          () =>
            shape(Object.hasOwn(value, key) ? value[key] : undefined, at === '' ? key : `${at}.${key}`),
      ),
    );
  };

const first = (checks: readonly (() => string | undefined)[]): string | undefined => {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
};
