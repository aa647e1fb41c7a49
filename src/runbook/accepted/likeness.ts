import { plainWords } from '../plain-words.ts';

const wordsOf = (text: string): ReadonlySet<string> => new Set(plainWords(text).match(/[\p{L}\p{N}_]+/gu) ?? []);

/** How much two sentences have in common, from 0 to 1: the words that both have, as a share of the words of each, on average. */
export const likeness = (one: string, other: string): number => {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  if (ours.size === 0 || theirs.size === 0) return 0;
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  return (shared / ours.size + shared / theirs.size) / 2;
};
