/** A capability that needs telling nothing. */
export type NoSettings = Readonly<Record<string, never>>;
