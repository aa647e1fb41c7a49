/** Keeps the beginning and the end of a text that may be endless. */
export interface BoundedOutput {
  write(piece: string): void;
  /** What was kept, with a line that says how much is missing between the two. */
  text(): string;
}

/** @param limit - how many characters are kept; the marking line comes on top. */
export const boundedOutput = (limit = 64 * 1024): BoundedOutput => {
  const half = Math.floor(limit / 2);
  let head = '';
  let tail = '';
  let dropped = 0;

  const trim = (): void => {
    if (tail.length <= half) return;
    const excess = cutPoint(tail, tail.length - half);
    dropped += excess;
    // A slice would keep all of the text alive that it was cut from; a copy through a buffer does not.
    tail = Buffer.from(tail.slice(excess), 'utf16le').toString('utf16le');
  };

  return {
    write: (piece) => {
      const room = cutPoint(piece, half - head.length);
      // Once something has gone to the end part, the beginning is closed, or the order would be lost.
      const intoHead = tail === '' ? room : 0;
      head += piece.slice(0, intoHead);
      tail += piece.slice(intoHead);
      // Trimmed seldom, because each trimming copies the whole end part.
      if (tail.length > 2 * half) trim();
    },
    text: () => {
      trim();
      return dropped === 0 ? head + tail : `${head}\n[firedrill left out ${String(dropped)} characters here]\n${tail}`;
    },
  };
};

/** Moves a cut out of the middle of a surrogate pair, and into the text. */
const cutPoint = (text: string, at: number): number => {
  const inside = Math.max(0, Math.min(at, text.length));
  const last = text.charCodeAt(inside - 1);
  return last >= 0xd800 && last <= 0xdbff && inside < text.length ? inside - 1 : inside;
};
