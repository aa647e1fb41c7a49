import type { NoSettings } from './no-settings.ts';

/** What the way from a server's name to its address can be made to suffer, for one client. */
export interface NameHarms {
  /** The name has no address, and the client's name server does not answer. */
  readonly unresolve: NoSettings;
  /** The name leads elsewhere: to another service of the stack, or to a host where nobody listens. */
  readonly misdirect: { readonly to: string | null };
}
