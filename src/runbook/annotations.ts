import type { StepAnnotations } from '../core/annotations.ts';
import { parseDuration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';

/** What the comments of a step say: its annotations, and the id that it asks for. */
export interface Annotated {
  readonly id?: string;
  readonly annotations?: StepAnnotations;
}

/** A stretch of the document that may hold comments, and the line it begins on. */
export interface Commented {
  readonly raw: string;
  readonly line: number;
}

const comment = /(?<!`)<!--\s*firedrill:([^]*?)-->/g;
const entry = /^\s*([a-z-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s",]+)))?\s*(?:,|$)/;

export const isAnnotation = (html: string): boolean => /^\s*<!--\s*firedrill:/.test(html);

const refuse = (message: string, place: Place): never => {
  throw new DrillError('runbook-invalid', message, {
    place,
    hint: 'write it like <!-- firedrill: id=restart, timeout=5m, exit=1, not-here="only on Kubernetes" -->',
  });
};

const meaning = (key: string, value: string | undefined, place: Place): StepAnnotations & { readonly id?: string } => {
  if (key === 'not-here') return { skip: value ?? 'the document says that it is not for here' };
  if (key === 'id') {
    if (value === undefined || !/^[a-z][a-z0-9-]*$/.test(value))
      refuse(`an id is made of lower-case letters, digits and dashes, got "${value ?? ''}"`, place);
    if (/^(?:detection|alert|diagnosis|recovery|rollback|escalation|other)-\d+$/.test(value ?? ''))
      refuse(`"${value ?? ''}" is an id that steps get by counting`, place);
    return { id: value ?? '' };
  }
  if (key === 'timeout') {
    const timeout = parseDuration(value ?? '');
    return timeout === undefined || timeout === 0 ? refuse(`a timeout is a duration such as 90s or 5m, got "${value ?? ''}"`, place) : { timeout };
  }
  if (key === 'exit') {
    if (!/^\d{1,3}$/.test(value ?? '') || Number(value) > 255) refuse(`an exit code is a number from 0 to 255, got "${value ?? ''}"`, place);
    return { exit: Number(value) };
  }
  return refuse(`there is no annotation "${key}"`, place);
};

/**
 * Reads `<!-- firedrill: id=restart, timeout=5m, exit=1, not-here="only on Kubernetes" -->` wherever it stands in a step.
 * @throws DrillError `runbook-invalid`, at the line of the comment, for anything else behind `firedrill:`, and for what is said twice.
 */
export const readAnnotations = (texts: readonly Commented[], file: string): Annotated => {
  const said = new Map<string, StepAnnotations & { readonly id?: string }>();
  for (const { raw, line } of texts) {
    for (const found of raw.matchAll(comment)) {
      const place = { file, line: line + raw.slice(0, found.index).split(/\r\n|\r|\n/).length - 1 };
      let rest = (found[1] ?? '').trim();
      if (rest === '') refuse('the annotation says nothing', place);
      while (rest !== '') {
        const [whole = '', key = '', quoted, bare] = entry.exec(rest) ?? refuse(`the annotation cannot be read from "${rest}" on`, place);
        if (said.has(key)) refuse(`the annotation "${key}" is given twice for one step`, place);
        said.set(key, meaning(key, quoted ?? bare, place));
        rest = rest.slice(whole.length).trim();
      }
    }
  }
  const { id, ...annotations } = Object.assign({}, ...said.values()) as StepAnnotations & { readonly id?: string };
  return { ...(id === undefined ? {} : { id }), ...(Object.keys(annotations).length === 0 ? {} : { annotations }) };
};
