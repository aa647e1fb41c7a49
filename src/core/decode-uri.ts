/** What a percent-encoded text means; the text itself where it is not encoded properly, as in `100%`. */
export const decodeUri = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
