import type { ConfigHashes } from './config-hashes.ts';
import type { EngineAddress } from './engine.ts';
import type { ProjectObjects } from './project-objects.ts';
import type { Scope } from './scope.ts';

/** What every request through one gate is judged and answered with. */
export interface GateContext {
  readonly engine: EngineAddress;
  readonly scope: Scope;
  readonly objects: ProjectObjects;
  readonly configHashes: () => ConfigHashes;
}
