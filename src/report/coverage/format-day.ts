/** `2026-03-05`, from ISO 8601. */
export const formatDay = (iso: string): string => iso.slice(0, 10);
