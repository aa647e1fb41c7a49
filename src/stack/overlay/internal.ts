/** The names of networks or volumes that the compose file itself makes. */
export const internal = (objects: Readonly<Record<string, { readonly external?: boolean }>> | undefined): readonly string[] =>
  Object.entries(objects ?? {})
    .filter(([, object]) => object.external !== true)
    .map(([name]) => name);
