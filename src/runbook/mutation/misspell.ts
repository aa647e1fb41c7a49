/** The same word with its last two unlike letters changed over, as fingers do; a letter more where all are alike. */
export const misspell = (word: string): string => {
  for (let at = word.length - 1; at > 0; at -= 1) {
    const [before, here] = [word.charAt(at - 1), word.charAt(at)];
    if (before !== here && /[a-z]/i.test(before) && /[a-z]/i.test(here)) return word.slice(0, at - 1) + here + before + word.slice(at + 1);
  }
  return `${word}${word.at(-1) ?? 'x'}`;
};
