import type { EngineAnswer } from './engine.ts';
import type { AllowedCall } from './allowed-calls.ts';
import { execCreateBody, execStartBody } from './exec-body.ts';
import { forceProject } from './filter-list.ts';
import type { ProjectObjects } from './project-objects.ts';
import { readCall } from './read-call.ts';
import { Refused } from './refused.ts';
import type { Scope } from './scope.ts';

/** A request as it may be sent to the engine. */
export interface Admitted {
  readonly method: string;
  readonly path: string;
  /** `undefined` where the call has no body. */
  readonly body: string | undefined;
  readonly answer: AllowedCall['answer'];
  readonly changes: boolean;
}

export interface Request {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  /** Whether the client asks for a raw stream on this connection. */
  readonly upgrade: boolean;
}

/**
 * Judges one request: on the list, plainly written, about an object of the run, with a body that grants nothing.
 * Answers what may be sent, or the engine's own "no such object". @throws Refused otherwise.
 */
export const admit = async (request: Request, scope: Scope, objects: ProjectObjects): Promise<Admitted | { readonly nobody: EngineAnswer }> => {
  const { allowed, words, version, object, query } = readCall(request.method, request.target);
  if (request.upgrade && allowed.hijack !== true) throw new Refused(`${words} as a raw stream`);
  if (allowed.body === undefined && request.body.trim() !== '') throw new Refused(`${words} with a body`);

  let path = allowed.path;
  let id = '';
  if (object !== undefined) {
    const resolved = await objects.resolve(object.kind, object.reference);
    if (resolved.whose === 'foreign') throw new Refused(words);
    if (resolved.whose === 'nobody') return { nobody: resolved.answer };
    id = resolved.id;
    path = path.replace(`{${object.kind}}`, () => id);
  }

  const search = (allowed.filtered === true ? forceProject(query, scope, words) : query).toString();
  return {
    method: request.method,
    path: `${version}${path}${search === '' ? '' : `?${search}`}`,
    body:
      allowed.body === 'exec-create'
        ? execCreateBody(request.body, await objects.userOf(id), words)
        : allowed.body === 'exec-start'
          ? execStartBody(request.body, words)
          : undefined,
    answer: allowed.answer,
    changes: allowed.changes === true,
  };
};
