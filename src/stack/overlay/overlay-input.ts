import type { ComposeModel } from '../compose-model.ts';
import type { StackLink } from '../links.ts';
import type { Subnet } from '../subnet.ts';

export interface OverlayInput {
  readonly model: ComposeModel;
  readonly links: readonly StackLink[];
  /** The ports that each service offers. */
  readonly ports: ReadonlyMap<string, readonly number[]>;
  readonly subnet: Subnet;
  readonly runLabels: Readonly<Record<string, string>>;
  readonly images: { readonly toxiproxy: string; readonly toolbox: string };
  /** Folders on the host: unix sockets of the harness, what the operator sees as the working directory, the proxies' file. */
  readonly folders: { readonly sockets: string; readonly runbook: string; readonly linkConfig: string };
  /** Scaled copies of configs, by their name in the compose file. */
  readonly configFiles: Readonly<Record<string, string>>;
  /** Played durations, by service and variable. */
  readonly environment: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly operator: {
    readonly profiles: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly process: readonly string[];
  };
}
