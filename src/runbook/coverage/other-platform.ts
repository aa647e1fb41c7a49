const platforms = /\b(?:kubernetes|k8s|kubectl|helm|openshift|nomad|ecs|eks|gke|aks|aws|gcp|azure|heroku|systemd|bare[- ]metal|windows|macos)\b/i;
const here = /\b(?:docker|compose|containers?)\b/i;
const fillers = /\b(?:alternatively|cluster|else|for|if|in|on|or|otherwise|running|using|when|where|with|you|the|run|runs)\b|[^\p{L}\d]/giu;

/**
 * The platform that a comment above commands names and that a stack of containers is not: `# Kubernetes`, `# or, on ECS:`. A comment that says
 * more than that explains the command and names none.
 */
export const otherPlatform = (comment: string): string | undefined => {
  const named = platforms.exec(comment)?.[0];
  if (named === undefined || here.test(comment)) return undefined;
  return comment.replace(new RegExp(platforms, 'gi'), '').replace(fillers, '') === '' ? named : undefined;
};
