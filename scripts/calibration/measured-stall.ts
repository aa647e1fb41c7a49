/** A stall as the server tells it, and as users saw it. */
export interface MeasuredStall {
  readonly wantedMs: number;
  /** By the server's own log. */
  readonly truthMs: number;
  /** `undefined` where users' operations showed no outage. */
  readonly measuredMs: number | undefined;
  /** What the figure itself says of how wrong it may be, either way. */
  readonly statedErrorMs: number;
  /** What was lost to stalls of the harness or the machine meanwhile; more than 0 marks the figure as degraded. */
  readonly lostMs: number;
}

/** Nothing near it is marked as degraded: the figure is to be exact. */
export const isUndisturbed = ({ lostMs }: MeasuredStall): boolean => lostMs === 0;

/** How wrong outages were: without their signs, and on average with them. An outage that was not seen is wrong by its whole length. */
export const errorsOf = (stalls: readonly MeasuredStall[]): { readonly absolute: readonly number[]; readonly bias: number } => {
  const errors = stalls.map(({ truthMs, measuredMs = 0 }) => measuredMs - truthMs);
  return { absolute: errors.map(Math.abs), bias: errors.reduce((sum, error) => sum + error, 0) / errors.length };
};
