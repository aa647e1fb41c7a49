import { fault, type Fault, type Service } from 'firedrill';

export interface RotateKeysSettings {
  /** Whether the old key stays in the key set beside the new one, as a planned rotation has it. */
  readonly overlap: boolean;
}

/**
 * An identity provider signs with a new key, under another id. Tokens that were granted before stay valid only where the old key is still shown.
 * Undone by signing with the old key again and showing what was shown; tokens that were signed with the new key are refused from then on.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 */
export const rotateKeys = (service: Service, { overlap }: RotateKeysSettings): Fault<'rotateKeys'> =>
  fault(rotateKeys, {
    kind: 'rotate-keys',
    target: service,
    capability: 'rotateKeys',
    settings: { overlap },
    words: {
      does: `signs the tokens of ${service.name} with a new key${overlap ? ', and shows the old one too' : ' and withdraws the old one at once'}`,
      usersSee: overlap
        ? 'nothing, or refused tokens where keys are cached for too long'
        : 'sessions that end at once, and refused tokens where keys are cached',
      bites: 'a token is signed with another key than before',
      lifted: 'a token is signed with the old key again',
      leavesBehind: 'tokens that were signed with the new key are refused once it is withdrawn',
    },
  });
