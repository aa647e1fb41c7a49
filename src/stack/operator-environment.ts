import type { ComposeModel } from './compose-model.ts';

/** What makes a process of the service what it is, and would break the tools of another image: loaders, search paths, the shell's own. */
const ofTheProcess = /^(?:PATH|HOME|USER|SHELL|TERM|PWD|HOSTNAME|IFS|ENV|BASH_ENV|LD_\w+|FAKETIME\w*|\w+_OPTIONS|PYTHON\w+|PERL\w+)$/;

/** The person on call has the secrets of the system in the environment: every variable that the compose file gives a service. */
export const operatorEnvironment = (model: ComposeModel): Record<string, string> =>
  Object.fromEntries(
    Object.values(model.services).flatMap(({ environment }) =>
      Object.entries(environment ?? {}).flatMap(([name, value]) => (value === null || ofTheProcess.test(name) ? [] : [[name, value]])),
    ),
  );
