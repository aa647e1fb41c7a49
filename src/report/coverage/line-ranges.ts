/** `46, 51-53`: each line once, in their order. */
export const lineRanges = (lines: readonly number[]): string => {
  const ranges: { first: number; last: number }[] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.last === line - 1) last.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`)).join(', ');
};
