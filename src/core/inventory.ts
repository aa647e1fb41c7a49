import type { AlertRule } from './alert-rule.ts';

/** A port on which a service is known to listen. */
export interface ListeningPort {
  readonly port: number;
  /** What another service speaks to it, where that is how it is known; `undefined` where the service itself declares the port. */
  readonly scheme: string | undefined;
}

/** A service, as far as a document can be wrong about it. */
export interface KnownService {
  readonly name: string;
  /** What its container is called, where the compose file says so. */
  readonly container: string | undefined;
  /** The names of its variables. */
  readonly environment: readonly string[];
  readonly listens: readonly ListeningPort[];
}

/** The lists of an inventory that are nothing but names. */
export interface NameLists {
  readonly metrics?: readonly string[];
  readonly logEvents?: readonly string[];
  readonly tables?: readonly string[];
  readonly keyPrefixes?: readonly string[];
  readonly topics?: readonly string[];
  readonly queues?: readonly string[];
  /** Scripts, and files that people edit or look into. */
  readonly files?: readonly string[];
  /** Environment variables that services read, whether or not the compose file sets them. */
  readonly variables?: readonly string[];
}

/** A call that can be made in the operator's toolbox, `docker compose ps`, and the options that its own help names. */
export interface KnownCall {
  readonly call: string;
  readonly options: readonly string[];
}

/** A script that the shell of the toolbox cannot read. */
export interface BrokenScript {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** What the shell says. */
  readonly says: string;
}

/** What the operator's toolbox can do, as far as documents ask it to. */
export interface ToolboxAnswers {
  /** Every program that it can start, and every word that its shell knows. */
  readonly programs?: readonly string[];
  /** Calls of which the help could be read. */
  readonly calls?: readonly KnownCall[];
  readonly brokenScripts?: readonly BrokenScript[];
}

/**
 * What a system has, so that a document which names something else can be told. A list is complete; a list that is left out is not known, and
 * nothing is held against it.
 */
export interface Inventory extends NameLists, ToolboxAnswers {
  /** Every name by which documents may call the compose file, without folders. */
  readonly composeFiles?: readonly string[];
  readonly services?: readonly KnownService[];
  /** On this machine. Left out where one is chosen only when the stack starts. */
  readonly publishedPorts?: readonly number[];
  readonly alerts?: readonly AlertRule[];
}

/** What at least one of several systems has, as far as it is known of all of them. */
export const anyOf = ([first = {}, ...others]: readonly Inventory[]): Inventory => others.reduce(both, first);

const both = (a: Inventory, b: Inventory): Inventory => {
  const kinds = Object.keys(a).filter((kind): kind is keyof Inventory => kind in b);
  return Object.fromEntries(kinds.map((kind) => [kind, [...(a[kind] ?? []), ...(b[kind] ?? [])]]));
};
