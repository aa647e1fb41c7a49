/** What is claimed of every row of a table of alerts. */
export const definedClaim = (alert: string): string => `the documented alert "${alert}" is defined`;

/** What is claimed of the alert that a drill waits for. */
export const listedClaim = (alert: string): string => `the section lists the alert "${alert}"`;
