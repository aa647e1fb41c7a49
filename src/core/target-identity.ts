/** Which container stood for a service at one instant: a restart gives it another start time, a replacement another id. */
export interface TargetIdentity {
  readonly service: string;
  readonly container: string;
  /** When its main process had started, as the engine says it; `null` for a container that was not there. */
  readonly startedAt: string | null;
}
