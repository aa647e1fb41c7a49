import { messageOf } from '../core/message-of.ts';

/** What is asked of a network; dockerode's has it. */
interface Network {
  remove(): Promise<unknown>;
  inspect(): Promise<{ readonly Containers?: Readonly<Record<string, unknown>> | undefined }>;
}

/**
 * Removes a network. @throws Error, which says what helps where the engine counts an endpoint of a container that is gone: no command takes that back, and until
 * then nothing can be started either.
 */
export const removeNetwork = async (network: Network): Promise<void> => {
  try {
    await network.remove();
  } catch (error) {
    const isEmpty = await network.inspect().then(
      ({ Containers = {} }) => Object.keys(Containers).length === 0,
      () => false,
    );
    if (!isEmpty || !messageOf(error).includes('active endpoints')) throw error;
    throw new Error('the engine counts an endpoint on it, and no container is attached: start the engine anew, which forgets it, and try again', {
      cause: error,
    });
  }
};
