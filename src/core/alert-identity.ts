/** Tells alerts apart: the same rule with other labels is another alert. */
export const alertIdentity = ({ alert, labels = {} }: { readonly alert: string; readonly labels?: Readonly<Record<string, string>> }): string =>
  JSON.stringify([alert, Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
