import picocolors from 'picocolors';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** NO_COLOR forbids, FORCE_COLOR demands (0 and false forbid); else colours are for a terminal that is not CI's. */
export const colours = (isTty: boolean, env: Readonly<Record<string, string | undefined>>): Colours => {
  const { NO_COLOR: no = '', FORCE_COLOR: force, CI: ci = '', TERM: term } = env;
  if (no !== '') return picocolors.createColors(false);
  if (force !== undefined) return picocolors.createColors(force !== '0' && force !== 'false');
  return picocolors.createColors(isTty && ci === '' && term !== 'dumb');
};
