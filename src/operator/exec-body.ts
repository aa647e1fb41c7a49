import { isRecord } from '../core/is-record.ts';
import { Refused } from './refused.ts';

type Reader = (value: unknown) => boolean;

const isText: Reader = (value) => typeof value === 'string';
const isFlag: Reader = (value) => typeof value === 'boolean';
const isTexts: Reader = (value) => value === null || (Array.isArray(value) && value.every(isText));
const isSize: Reader = (value) => value === null || (Array.isArray(value) && value.length === 2 && value.every((side) => Number.isInteger(side)));

const createFields: Readonly<Record<string, Reader>> = {
  AttachStdin: isFlag,
  AttachStdout: isFlag,
  AttachStderr: isFlag,
  Tty: isFlag,
  Detach: isFlag,
  Privileged: isFlag,
  Cmd: isTexts,
  Env: isTexts,
  User: isText,
  WorkingDir: isText,
  DetachKeys: isText,
  Container: isText,
  ConsoleSize: isSize,
};
/** Sent by clients, without effect in the engine. */
const needless: readonly string[] = ['Privileged', 'Detach', 'Container'];
const startFields: Readonly<Record<string, Reader>> = { Detach: isFlag, Tty: isFlag, ConsoleSize: isSize };

/**
 * The body of an exec, written anew from the fields that are known. The engine reads field names without regard to case, takes the last of
 * two, and passes over what it does not know; a body that is passed on as it came could say `privileged` where the gate looks for `Privileged`.
 */
const readBody = (text: string, fields: Readonly<Record<string, Reader>>, words: string): Readonly<Record<string, unknown>> => {
  const parsed = parse(text);
  if (!isRecord(parsed)) throw new Refused(`${words} with a body that cannot be read`);
  for (const [name, value] of Object.entries(parsed)) {
    if (!Object.hasOwn(fields, name) || fields[name]?.(value) !== true) throw new Refused(`${words} with ${name}`);
  }
  return parsed;
};

/**
 * Checks the body of exec create. Refuses more rights than the container's own process has: privileges, and any other user where that process
 * does not run as root. Refuses working directories under /proc, through which old engines let a process out of its container.
 */
export const execCreateBody = (text: string, ownUser: string | undefined, words: string): string => {
  const fields = readBody(text, createFields, words);
  const { User: user, WorkingDir: folder } = fields;
  if (fields['Privileged'] === true) throw new Refused(`${words} with Privileged`);
  if (typeof user === 'string' && user !== '' && user !== ownUser && !isRoot(ownUser)) throw new Refused(`${words} with another user`);
  if (typeof folder === 'string' && /(?:^|\/)proc(?:\/|$)/.test(folder)) throw new Refused(`${words} with this working directory`);
  return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([name]) => !needless.includes(name))));
};

export const execStartBody = (text: string, words: string): string => JSON.stringify(readBody(text, startFields, words));

/** An unknown user (`undefined`) is not taken for root. */
const isRoot = (user: string | undefined): boolean => user !== undefined && /^(?:|root|0)(?::.*)?$/.test(user);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown;
  } catch {
    return undefined;
  }
};
