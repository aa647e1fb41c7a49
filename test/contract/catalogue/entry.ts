import type { Fault } from '../../../src/core/fault.ts';

/** What the contract needs to know of one fault. */
export interface CatalogueEntry {
  /** Makes the fault with settings as a drill would give them. */
  readonly make: () => Fault;
  /** What the fault must refuse, each with what it says. */
  readonly refuses?: Readonly<Record<string, readonly [attempt: () => unknown, message: string]>>;
  /** The honest baseline alone bites nothing. */
  readonly harmless?: true;
}

/** The faults of one room of the catalogue, by the names of their exports. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;
