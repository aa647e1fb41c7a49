import { fault, type Fault, type Service } from 'firedrill';

/**
 * The server's default user gets another password, and its connections are closed, as by a rotation that the clients were not told of. Replicas stay connected.
 * Undone by the hashes of the passwords found, or none: no password is ever read or written in plain text. Needs Redis 6 or Valkey.
 */
export const wrongPassword = (service: Service): Fault<'rotatePassword'> =>
  fault(wrongPassword, {
    kind: 'wrong-password',
    target: service,
    capability: 'rotatePassword',
    settings: {},
    words: {
      does: `changes the password of ${service.name} without telling its clients`,
      usersSee: 'errors at once, from the first command on',
      bites: 'the password of the clients is refused',
      lifted: 'the password of the clients is taken',
    },
  });
