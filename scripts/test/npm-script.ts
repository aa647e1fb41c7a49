import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

/** How a script is started. */
export interface ScriptStart {
  readonly stdio: StdioOptions;
  /** The environment of this process by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it by SIGTERM. */
  readonly stop: AbortSignal;
}

/** Starts an npm script. npm hands a signal to the shell of the script, which would keep it to itself: scripts that are to hear of it begin with `exec`. */
export const npmScript = (script: string, { stop, ...options }: ScriptStart): ChildProcess => {
  const child = spawn('npm', ['run', '--silent', script], options);
  const passOn = (): void => {
    child.kill('SIGTERM');
  };
  stop.addEventListener('abort', passOn, { once: true });
  return child.once('close', () => {
    stop.removeEventListener('abort', passOn);
  });
};
