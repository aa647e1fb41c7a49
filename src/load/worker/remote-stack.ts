import { DrillError } from '../../core/errors.ts';
import type { Address, RunningStack } from '../../core/stack.ts';
import { timing } from '../../core/timing.ts';
import type { FromLoad, LoadTask, ToLoad } from './load-messages.ts';
import { unpackError } from './packed-error.ts';

interface Call {
  resolve(address: Address | undefined): void;
  reject(error: unknown): void;
  onLine?(line: string): void;
}

/** The running system as a load in a thread of its own sees it: what may change is asked of the main thread. */
export interface RemoteStack {
  readonly stack: RunningStack;
  /** To be told what the main thread answers. */
  readonly hear: (message: ToLoad) => void;
}

export const remoteStack = ({ runId, timing: played, environments }: LoadTask, post: (message: FromLoad) => void): RemoteStack => {
  const calls = new Map<number, Call>();
  let count = 0;
  const ask = (message: (call: number) => FromLoad, onLine?: (line: string) => void): { call: number; answer: Promise<Address | undefined> } => {
    const call = (count += 1);
    const { promise: answer, resolve, reject } = Promise.withResolvers<Address | undefined>();
    calls.set(call, { resolve, reject, ...(onLine === undefined ? {} : { onLine }) });
    post(message(call));
    return { call, answer };
  };
  return {
    hear: (message) => {
      if (!('call' in message)) return;
      const call = calls.get(message.call);
      if (message.kind === 'line') {
        call?.onLine?.(message.line);
        return;
      }
      calls.delete(message.call);
      if (message.kind === 'answered') call?.resolve(message.address);
      else call?.reject(unpackError(message.error));
    },
    stack: {
      runId,
      timing: timing(played.name, played.factor),
      address: async (service, port) => {
        const address = await ask((call) => ({ kind: 'address', call, service, port })).answer;
        if (address === undefined) throw new Error(`nobody knows the address of ${service}`);
        return address;
      },
      environment: (service) => {
        const found = Object.hasOwn(environments, service) ? environments[service] : undefined;
        if (found === undefined) throw new DrillError('service-unknown', `there is no service called "${service}"`, { target: service });
        return found;
      },
      follow: async (service, onLine, signal) => {
        signal.throwIfAborted();
        const { call, answer } = ask((number) => ({ kind: 'follow', call: number, service }), onLine);
        const unfollow = (): void => {
          post({ kind: 'unfollow', call });
        };
        signal.addEventListener('abort', unfollow, { once: true });
        await answer.finally(() => {
          signal.removeEventListener('abort', unfollow);
        });
      },
    },
  };
};
