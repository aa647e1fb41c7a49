import { fault, type Fault, type Service } from 'firedrill';

export interface HttpGarbageSettings {
  /** A page of a proxy in between, or the first half of the answer. Default `html`. */
  readonly as?: 'html' | 'truncated';
}

/**
 * An HTTP API answers 200 with a body that is no JSON.
 * Undone by answering as before.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 */
export const httpGarbage = (service: Service, { as = 'html' }: HttpGarbageSettings = {}): Fault<'httpGarbage'> =>
  fault(httpGarbage, {
    kind: 'http-garbage',
    target: service,
    capability: 'httpGarbage',
    settings: { as },
    words: {
      does: `answers 200 with ${as === 'html' ? 'a page of HTML' : 'half of the JSON'} for every request to ${service.name}`,
      usersSee: 'errors of their own service, which cannot read the answer',
      bites: 'an answer is no JSON',
      lifted: 'an answer is JSON again',
    },
  });
