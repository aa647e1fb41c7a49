import type { Drill } from './drill.ts';
import type { Twin } from './twin.ts';

/** What `--variant` chose of a drill. */
export interface ChosenDrill {
  /** The drill with what its variant changes. */
  readonly drill: Drill;
  /** The variant of the drill that it is; `null` for the drill itself. */
  readonly variation: string | null;
  readonly twin: Twin | null;
}

/** The drill called by the name of a variant, of a twin, or of a twin of a variant (`frozen.no-fault`); `undefined` when it has none of that name. */
export const drillAs = (drill: Drill, name: string | null): ChosenDrill | undefined => {
  if (name === null) return { drill, variation: null, twin: null };
  const own = twinIn(drill, name);
  if (own !== undefined) return { drill, variation: null, twin: own };
  for (const [variation, { twins = {}, ...other }] of Object.entries(drill.variants ?? {})) {
    const varied = { ...drill, ...other, twins };
    if (name === variation) return { drill: varied, variation, twin: null };
    const twin = name.startsWith(`${variation}.`) ? twinIn(varied, name.slice(variation.length + 1)) : undefined;
    if (twin !== undefined) return { drill: varied, variation, twin };
  }
  return undefined;
};

const twinIn = ({ twins }: Drill, name: string): Twin | undefined => (Object.hasOwn(twins, name) ? twins[name] : undefined);
