/** `83 %`, or a dash where there is nothing to count. */
export const formatShare = (percent: number | null): string => (percent === null ? '–' : `${String(percent)} %`);
