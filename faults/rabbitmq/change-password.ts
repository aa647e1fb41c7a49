import { fault, type Fault, type Service } from 'firedrill';

export interface ChangePasswordSettings {
  /** The one of RABBITMQ_DEFAULT_USER: only its old password is known to the canary. */
  readonly user: string;
}

/**
 * A user of a RabbitMQ broker gets a password that nobody knows: new logins are turned away, open connections go on.
 * Undone by putting the old hash back, so the old password works again.
 * @throws RangeError for a user without a name.
 */
export const changePassword = (service: Service, { user }: ChangePasswordSettings): Fault<'changePassword'> => {
  if (user === '') throw new RangeError('a user has a name');
  return fault(changePassword, {
    kind: 'change-password',
    target: service,
    capability: 'changePassword',
    settings: { user },
    words: {
      does: `changes the password of ${user} at ${service.name}`,
      usersSee: 'nothing at first, then errors wherever a client has to log in anew',
      bites: 'a client that logs in with the old password is turned away',
      lifted: 'a client that logs in with the old password is served again',
    },
  });
};
