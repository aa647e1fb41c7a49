/** firedrill's own services beside the user's. */
export const ownServices = { links: 'firedrill-links', toolbox: 'firedrill-toolbox', pager: 'firedrill-pager' } as const;
