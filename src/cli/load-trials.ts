import { trialName } from '../core/trial-name.ts';
import { findDrills, loadDrills, type LoadedDrill } from './load-drills.ts';

/** A drill that was asked for, in which of its variants; `null`: as it is. */
export interface NamedTrial {
  readonly drill: LoadedDrill;
  readonly variant: string | null;
}

/**
 * The trials that were named: by their drills, which are wanted in each of `variants`, or as screens and folders call them, `redis-outage.hung`. None comes twice.
 * Whether there is such a variant is not looked at. @throws what `loadDrills` throws.
 */
export const loadTrials = async (folder: string, names: readonly string[] | 'all', variants: readonly string[]): Promise<readonly NamedTrial[]> => {
  const known = await findDrills(folder);
  const asked = (names === 'all' ? [...known.keys()] : names)
    .map((name) => readTrialName(name, known))
    .flatMap(({ id, variant }) => (variant !== null ? [variant] : variants.length > 0 ? variants : [null]).map((each) => ({ id, variant: each })));
  const loaded = await loadDrills(folder, names === 'all' ? names : asked.map(({ id }) => id));
  const drills = new Map(loaded.map((drill) => [drill.id, drill]));
  const trials = asked.flatMap(({ id, variant }) => {
    const drill = drills.get(id);
    return drill === undefined ? [] : [[trialName({ id, variant }), { drill, variant }] as const];
  });
  return [...new Map(trials).values()];
};

/** The drill and the variant that the name of a trial means. What no drill's name begins is taken for a drill's. */
const readTrialName = (name: string, drills: ReadonlyMap<string, string>): { readonly id: string; readonly variant: string | null } => {
  if (drills.has(name)) return { id: name, variant: null };
  const dots = [...name.matchAll(/\./g)].map(({ index }) => index);
  const end = dots.findLast((dot) => drills.has(name.slice(0, dot)));
  return end === undefined ? { id: name, variant: null } : { id: name.slice(0, end), variant: name.slice(end + 1) };
};
