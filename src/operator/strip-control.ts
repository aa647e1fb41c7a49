/** Takes text in pieces, as it comes, and answers what of it is harmless to show. `end` answers what was held back. */
export interface TextFilter {
  write(piece: string): string;
  end(): string;
}

/** C0 and C1 except tab and line feed, delete, marks that reorder or hide text, Unicode's own line separators, tag characters. */

const unwanted =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;
/** What ends the text of a title, a link, a clipboard or a device string: BEL, CAN, SUB, ESC, ST, or the end of the line. */

const stringEnd = /[\u0007\n\r\u0018\u001a\u001b\u009c]/g;
/** Begin such a string: DCS, SOS, OSC, PM, APC, after ESC or as one character of C1. */
const stringsAfterEscape = 'PX]^_';
const stringsOfC1 = '\u0090\u0098\u009d\u009e\u009f';
/** A sequence that never ends must not swallow the rest of the output. */
const longestSequence = 4096;

/**
 * Removes what would move a cursor, paint, set a title or a clipboard, or reorder text. Keeps tabs and line feeds; a carriage return
 * becomes a line feed, because what it would overwrite is evidence. A sequence also ends with the line, whatever a terminal thinks.
 */
export const controlFilter = (): TextFilter => {
  let state: 'text' | 'escape' | 'control' | 'string' = 'text';
  /** How much of the present sequence has been swallowed. */
  let length = 0;
  let afterReturn = false;

  const enter = (next: typeof state): void => {
    state = next;
    length = 0;
  };

  /** Shows text up to the next unwanted character and takes that one in. */
  const readText = (piece: string, from: number): readonly [shown: string, next: number] => {
    const start = afterReturn && piece[from] === '\n' ? from + 1 : from;
    afterReturn = false;
    unwanted.lastIndex = start;
    const match = unwanted.exec(piece);
    if (match === null) return [piece.slice(start), piece.length];
    const [character] = match;
    const shown = piece.slice(start, match.index);
    const next = match.index + character.length;
    if (character === '\r') {
      afterReturn = true;
      return [`${shown}\n`, next];
    }
    if (character === '\u001b') enter('escape');
    else if (character === '\u009b') enter('control');
    else if (stringsOfC1.includes(character)) enter('string');
    return [shown, next];
  };

  /** Swallows one step of a sequence, and answers where to go on. A character that cannot belong to it is left for what follows. */
  const readSequence = (piece: string, from: number): number => {
    if (state === 'string') {
      stringEnd.lastIndex = from;
      const end = stringEnd.exec(piece)?.index ?? piece.length;
      const most = from + longestSequence - length;
      if (end > most) {
        enter('text');
        return most;
      }
      length += end - from;
      if (end < piece.length) enter('text');
      return '\u0007\u009c'.includes(piece[end] ?? '\n') ? end + 1 : end;
    }
    const character = piece[from] ?? '';
    length += 1;
    if (character < ' ' || character > '~' || length > longestSequence) {
      enter('text');
      return from;
    }
    if (state === 'escape' && character === '[') enter('control');
    else if (state === 'escape' && stringsAfterEscape.includes(character)) enter('string');
    // Parameters and intermediate characters go on, anything else is the final one.
    else if (character > (state === 'escape' ? '/' : '?')) enter('text');
    return from + 1;
  };

  return {
    write: (piece) => {
      let out = '';
      for (let at = 0; at < piece.length;) {
        if (state === 'text') {
          const [shown, next] = readText(piece, at);
          out += shown;
          at = next;
        } else {
          at = readSequence(piece, at);
        }
      }
      return out;
    },
    end: () => '',
  };
};

/** The same for a text that is there as a whole. */
export const stripControl = (text: string): string => controlFilter().write(text);
