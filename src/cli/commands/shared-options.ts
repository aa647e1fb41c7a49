import { InvalidArgumentError, Option } from 'commander';

export const drillsFolder = new Option('--drills <dir>', 'folder of the drills').default('drills');
export const runbooksFolder = new Option('--runbooks <dir>', 'folder of the documents on trial').default('runbooks');
export const timing = new Option('--timing <name>', 'fast divides every documented duration by one stated factor')
  .choices(['fast', 'production'])
  .default('fast');
export const engine = new Option('--engine <name>', 'an engine that is not the default one of this machine: an endpoint or a context').env(
  'FIREDRILL_ENGINE',
);

/** To be called before anything that talks to an engine is loaded. @throws DrillError `engine-refused`. */
export const requireOwnEngine = async (named: string | undefined): Promise<void> => {
  await (await import('../../setup/engine-choice.ts')).requireOwnEngine({ named });
};

export const seed = new Option('--seed <n>', 'seed of everything random').argParser((text: string) => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('a whole number is needed.');
  return Number(text);
});

/** An option that may be given more than once. */
export const repeated = (flags: string, words: string): Option =>
  new Option(flags, words).default([] as string[], 'none').argParser((value: string, before: readonly string[]) => [...before, value]);

export const historyFile = new Option('--history <file>', 'the history of all trials on this machine').default('.firedrill/history.db');

export const count = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 on is needed.');
  return Number(text);
};
