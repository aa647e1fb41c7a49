import type { Answered } from './answered.ts';

/**
 * What a status says of the request (RFC 9110, section 15). A 2xx has done it, and so has a 303, which only tells where to look for the outcome; a 304 is what a
 * conditional read asks for. A 4xx says that the request could not be understood or fulfilled: refused. A 5xx, and a redirect that nobody follows, leave open
 * what was done. An application may mean more by its statuses than the standard does: its load can judge the answer itself.
 */
export const judgeStatus = <Answer extends { readonly status: number }>(answer: Answer): Answered<Answer> => {
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === 303 || status === 304) return { ok: true, answer };
  return { ok: false, refused: status >= 400 && status < 500, why: String(status), answer };
};
