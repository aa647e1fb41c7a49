/** Which traffic of a link is meant: what its client sends, what its server answers, or both. */
export type Direction = 'both' | 'request' | 'answer';
