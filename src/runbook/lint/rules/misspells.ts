/** How many letters must be added, left out, changed, or changed over with their neighbour to make one word of the other; `limit + 1` for anything above the limit. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= b.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (a[at - 1] === b[to - 1] ? 0 : 1);
      const crossed = a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1] ? (before[to - 2] ?? limit) + 1 : limit + 1;
      next.push(Math.min(changed, crossed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
};

/** Whether a name is so close to a known one that it can hardly mean anything else. Numbers at the end tell things apart. */
export const misspells = (name: string, known: readonly string[]): boolean => {
  const limit = name.length < 10 ? 1 : 2;
  if (name.length < 4 || name.length > 100 || known.includes(name)) return false;
  return known.some((one) => name.replace(/\d+$/, '') !== one.replace(/\d+$/, '') && distance(name, one, limit) <= limit);
};
