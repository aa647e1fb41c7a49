import type { RunningStack } from '../../core/stack.ts';
import type { FromLoad, ToLoad } from './load-messages.ts';
import { packError } from './packed-error.ts';

/** Answers what a load in its own thread asks about the running system. Disposing it ends whatever is followed. */
export interface ServedStack extends Disposable {
  hear(message: FromLoad): void;
}

export const serveStack = (stack: RunningStack, post: (message: ToLoad) => void): ServedStack => {
  const following = new Map<number, AbortController>();
  const refuse =
    (call: number) =>
    (error: unknown): void => {
      post({ kind: 'refused', call, error: packError(error) });
    };
  return {
    hear: (message) => {
      switch (message.kind) {
        case 'address': {
          const { call } = message;
          stack.address(message.service, message.port).then((address) => {
            post({ kind: 'answered', call, address });
          }, refuse(call));
          return;
        }
        case 'follow': {
          const { call } = message;
          const ending = new AbortController();
          following.set(call, ending);
          const onLine = (line: string): void => {
            post({ kind: 'line', call, line });
          };
          stack
            .follow(message.service, onLine, ending.signal)
            .then(() => {
              post({ kind: 'answered', call, address: undefined });
            }, refuse(call))
            .finally(() => following.delete(call));
          return;
        }
        case 'unfollow':
          following.get(message.call)?.abort();
          return;
        default:
          return;
      }
    },
    [Symbol.dispose]: () => {
      for (const ending of following.values()) ending.abort();
    },
  };
};
