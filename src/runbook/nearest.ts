import { plainWords } from './plain-words.ts';

const pairs = (text: string): ReadonlySet<string> => {
  const plain = ` ${plainWords(text)} `;
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
};

/**
 * The candidates that look most like `wanted`, best first. Counts shared pairs of letters as a share of both sides, so that a misspelt
 * word finds its spelling and a few words find the sentence they come from.
 */
export const nearest = <Candidate>(
  wanted: string,
  candidates: readonly Candidate[],
  textOf: (candidate: Candidate) => string,
  count = 3,
): readonly Candidate[] => {
  const sought = pairs(wanted);
  const score = (candidate: Candidate): number => {
    const found = pairs(textOf(candidate));
    const shared = [...sought].filter((pair) => found.has(pair)).length;
    return shared / sought.size + shared / found.size;
  };
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ candidate }) => candidate);
};
