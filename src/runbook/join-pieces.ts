import type { Piece } from './split-document.ts';

/**
 * Pieces of a document, in their order, with neighbours made one as long as that has at most `length` characters: setting up the parser for each
 * costs as much as some hundred characters do. A longer piece stays by itself.
 */
export const joinPieces = (pieces: readonly Piece[], length: number): readonly Piece[] => {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.text.length + piece.text.length <= length) joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
};
