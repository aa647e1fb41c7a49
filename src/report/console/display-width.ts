const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// East Asian wide and full-width blocks, and what is drawn as an emoji by default, take two columns.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^[\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;
const plain = /^[\x20-\x7e]*$/;

/** The user-perceived characters of a text. */
export const graphemesOf = (text: string): readonly string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** How many columns a terminal needs for this text, which holds no escape sequences. */
export const displayWidth = (text: string): number =>
  plain.test(text) ? text.length : graphemesOf(text).reduce((sum, grapheme) => sum + (wide.test(grapheme) ? 2 : 1), 0);
