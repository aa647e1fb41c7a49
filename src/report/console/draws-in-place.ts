/** Whether lines may be rewritten where they stand: on a terminal that is not CI's and knows how. */
export const drawsInPlace = (isTty: boolean, env: Readonly<Record<string, string | undefined>>): boolean =>
  isTty && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb';
