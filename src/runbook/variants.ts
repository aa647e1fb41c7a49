const platform =
  /\b(?:docker[ -]compose|docker[ -]swarm|docker|podman|kubernetes|k8s|kubectl|openshift|helm|nomad|ecs|eks|gke|aks|aws|gcp|azure|heroku|systemd|bare[ -]metal|vms?|linux|debian|ubuntu|rhel|macos|windows)\b/i;

/** A comment that is little more than the name of a platform, or that has one in parentheses, or that says "or". */
const labelOf = (comment: string): string | undefined => {
  const text = comment
    .replace(/^\s*#+\s*/, '')
    .replace(/[:.]\s*$/, '')
    .trim();
  if (/^(?:or|alternatively|otherwise|oder|ou)\b/i.test(text)) return platform.exec(text)?.[0] ?? 'or';
  const inParentheses = /\(([^()]*)\)/.exec(text)?.[1] ?? '';
  const bare = /^(?:on |with |using |in |for |via |if |under )?(.*)$/i.exec(text)?.[1] ?? '';
  const words = bare.replace(platform, '').trim();
  if (platform.test(bare) && /^(?:only|cluster|hosts?|example|setup|deployments?|deployment)?$/i.test(words)) return platform.exec(bare)?.[0];
  return platform.exec(inParentheses)?.[0];
};

/**
 * For each line of a block of commands what it is for, where comments say so: `# Kubernetes`, `# or`. A variant goes on up to a blank line
 * and a comment that names none.
 */
export const variantsOf = (command: string): readonly (string | undefined)[] => {
  let label: string | undefined;
  let blank = true;
  return command.split('\n').map((line) => {
    if (line.trim() === '') {
      blank = true;
      return undefined;
    }
    if (/^\s*#/.test(line)) {
      const named = labelOf(line);
      if (named !== undefined || blank) label = named;
      blank = false;
      return undefined;
    }
    blank = false;
    return label;
  });
};
