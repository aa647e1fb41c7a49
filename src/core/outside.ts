/**
 * What the operator can only ask somebody else for: those who run the network, a provider. The trial plays them at this step, not earlier: it lifts what it broke
 * and looks until that is seen. Whether service needed it shows when the step is withheld.
 */
export interface Outside {
  readonly type: 'outside';
  /** What they have done: "the network team has joined the brokers again". */
  readonly words: string;
}

export const outside = (words: string): Outside => ({ type: 'outside', words });
