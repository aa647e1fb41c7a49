/** How a trial is called in folders, files and lists: the drill, and its variant behind a dot. */
export const trialName = ({ id, variant }: { readonly id: string; readonly variant: string | null }): string =>
  variant === null ? id : `${id}.${variant}`;
