/** What was acknowledged against what was found afterwards. */
export interface ReportLedger {
  readonly acknowledged: number;
  readonly found: number;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Writes that were sent, whatever came of them. */
  readonly attempted?: number;
  /** Answered so that nothing can have been done. */
  readonly refused?: number;
  /** Neither acknowledged nor refused: done or not. */
  readonly unknown?: number;
  /** Of the unknown, how many were found. */
  readonly recovered?: number;
  /** Found, though nobody had sent them. */
  readonly unexpected?: readonly string[];
  /** Why nothing is proved, where that is so. */
  readonly doubts?: readonly string[];
  /**
   * RPO: from the acknowledgement of the oldest lost write to the fault, and how much longer or shorter it may be. `ms` is `null` without a fault. How many
   * were lost though they were acknowledged after it: `after_fault`.
   */
  readonly loss_window?: { readonly ms: number | null; readonly longer_ms: number; readonly shorter_ms: number; readonly after_fault?: number };
}
