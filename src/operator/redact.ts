import { stripControl, type TextFilter } from './strip-control.ts';

export const redactedMark = '[redacted]';

/** Shorter values occur by chance everywhere; redacting them hides the evidence and no secret. */
const shortest = 4;

/**
 * Replaces every occurrence of a secret, also one that is split over pieces, overlaps another, or is written as JSON, a URL or base64 would
 * write it. Comes after `controlFilter`, so that a control character inside a secret does not hide it. Holds back as much text as
 * the longest secret has, until `end`.
 */
export const secretFilter = (secrets: readonly string[]): TextFilter => {
  const forms = [...new Set(secrets.flatMap(writtenForms))].filter((form) => form.length >= shortest).sort((a, b) => b.length - a.length);
  if (forms.length === 0) return { write: (piece) => piece, end: () => '' };
  const pattern = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
  const longest = forms[0]?.length ?? 0;
  let held = '';
  /** How far into the held text the last hole reaches. */
  let holeEnd = 0;

  /** Answers what stands before `safe`. Whatever begins there is held whole, so that the longest form that fits can be told. */
  const release = (safe: number): string => {
    if (safe <= 0) return '';
    let out = '';
    pattern.lastIndex = 0;
    for (let match = pattern.exec(held); match !== null && match.index < safe; match = pattern.exec(held)) {
      // A secret that begins within the last one belongs to the same hole.
      if (match.index >= holeEnd) out += held.slice(holeEnd, match.index) + redactedMark;
      holeEnd = Math.max(holeEnd, match.index + match[0].length);
      pattern.lastIndex = match.index + 1;
    }
    out += held.slice(holeEnd, safe);
    held = held.slice(safe);
    holeEnd = Math.max(0, holeEnd - safe);
    return out;
  };

  return {
    write: (piece) => {
      held += piece;
      return release(held.length - longest + 1);
    },
    end: () => release(held.length),
  };
};

/** The same for a text that is there as a whole. */
export const redact = (text: string, secrets: readonly string[]): string => {
  const filter = secretFilter(secrets);
  return filter.write(text) + filter.end();
};

const writtenForms = (secret: string): readonly string[] => [
  ...[secret, JSON.stringify(secret).slice(1, -1), encodeUrl(secret)].map(stripControl),
  base64(Buffer.from(secret)),
  // In a longer text: three bytes make four characters, and what is left over mixes with whatever follows.
  base64(Buffer.from(secret).subarray(0, Buffer.byteLength(secret) - (Buffer.byteLength(secret) % 3))),
];

/** A lone surrogate has no URL form. */
const encodeUrl = (text: string): string => encodeURIComponent(text.toWellFormed());

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
