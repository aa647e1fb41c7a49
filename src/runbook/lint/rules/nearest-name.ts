import { nearest } from '../../nearest.ts';

/** What to write instead of a name that is not known. */
export const nearestName = (name: string, known: readonly string[]): string => {
  const [closest] = nearest(name, known, String, 1);
  return closest === undefined ? 'there is none' : `the nearest is "${closest}"`;
};
