/** `2026-03-05 10:15 UTC`, from ISO 8601. */
export const formatInstant = (iso: string): string => `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
