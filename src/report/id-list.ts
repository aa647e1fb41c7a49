const shown = 5;

/** ` (a, b, c and 4 more)`, or nothing for an empty list. */
export const idList = (ids: readonly string[]): string => {
  if (ids.length === 0) return '';
  const more = ids.length > shown ? ` and ${String(ids.length - shown)} more` : '';
  return ` (${ids.slice(0, shown).join(', ')}${more})`;
};
