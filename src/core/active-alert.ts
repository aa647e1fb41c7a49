/** One alert that Prometheus has found true: of one rule, and of one set of labels. */
export interface ActiveAlert {
  readonly alert: string;
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  /** With their templates filled in. */
  readonly annotations: Readonly<Record<string, string>>;
}
