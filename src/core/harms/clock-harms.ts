/** What the clock of a service can be made to suffer. */
export interface ClockHarms {
  /** The wall clock of a service is off by this, in ms; ahead is positive. */
  readonly skewClock: { readonly byMs: number };
}
