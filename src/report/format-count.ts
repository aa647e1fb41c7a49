const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** `12,480`: one spelling on every machine, whatever its locale. */
export const formatCount = (n: number): string => grouped.format(n);
