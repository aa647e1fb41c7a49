import { decodeUri } from '../core/decode-uri.ts';
import type { ComposeModel } from '../stack/compose-model.ts';

const secretName = /secret|password|passwd|token|credential|private|api_?key|(?:^|_)key(?:$|_)/i;
const passwordInUrl = /:\/\/[^/\s:@]*:([^/\s@]+)@/;
/** Shorter values would blacken innocent words. */
const shortest = 6;

/** The values that must not be seen in any output: what the compose file calls a secret, and passwords inside addresses. */
export const secretsOf = (model: ComposeModel): readonly string[] => {
  const variables = Object.values(model.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
  const values = variables.flatMap(([name, value]) => {
    if (value === null) return [];
    const inUrl = passwordInUrl.exec(value)?.[1];
    return [...(secretName.test(name) ? [value] : []), ...(inUrl === undefined ? [] : [inUrl, decodeUri(inUrl)])];
  });
  return [...new Set(values)].filter((value) => value.length >= shortest);
};
