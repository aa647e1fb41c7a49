import type { Drill } from './drill.ts';

export interface VariantNames {
  /** Those that must be held, as the drill itself. */
  readonly variants: readonly string[];
  /** Those that are sabotaged and must not be. */
  readonly twins: readonly string[];
}

/** Every name that `--variant` takes. */
export const variantNames = ({ variants = {}, twins }: Drill): VariantNames => ({
  variants: Object.keys(variants),
  twins: [
    ...Object.keys(twins),
    ...Object.entries(variants).flatMap(([variant, { twins: own = {} }]) => Object.keys(own).map((twin) => `${variant}.${twin}`)),
  ],
});
