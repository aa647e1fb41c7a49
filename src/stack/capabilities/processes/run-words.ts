import type Docker from 'dockerode';

/** How a container is, in words with its figures. */
export const runWords = (service: string, found: Docker.ContainerInspectInfo | undefined): string => {
  if (found === undefined) return `the container of ${service} was removed`;
  const { Running, Restarting, Paused, StartedAt, FinishedAt, ExitCode } = found.State;
  if (Restarting) return `${service} waits to be started again, exit code ${String(ExitCode)}, died at ${FinishedAt}`;
  if (!Running) return `${service} is not running, exit code ${String(ExitCode)}, ended at ${FinishedAt}`;
  return `${service} ${Paused ? 'is paused; it was started' : 'runs since'} ${Paused ? `at ${StartedAt}` : StartedAt}`;
};
