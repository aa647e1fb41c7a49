import { spawn } from 'node:child_process';

/** One npm script, and the results that it leaves. */
export interface Stage {
  readonly script: string;
  /** Names of its files in the folder of results, without `.json`. */
  readonly results: readonly string[];
}

/** What a shell would say of a process that a signal ended. */
const endedBySignal = 128;

/** Runs a stage to its end, its words on this screen. A signal that ends this process is passed on. */
export const runStage = ({ script }: Stage, stop: AbortSignal): Promise<{ readonly exitCode: number; readonly seconds: number }> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'inherit', 'inherit'] });
    const passOn = (): void => {
      child.kill('SIGTERM');
    };
    stop.addEventListener('abort', passOn, { once: true });
    child.once('error', reject).once('close', (code) => {
      stop.removeEventListener('abort', passOn);
      resolve({ exitCode: code ?? endedBySignal, seconds: (performance.now() - began) / 1_000 });
    });
  });
