/** Words on a page that are too hard to read, and how far their colour is from what is behind them. */
export interface PaleWords {
  readonly words: string;
  readonly contrast: number;
}

/**
 * Runs in the page: every element that has words of its own, visible or not, with less contrast (WCAG 2) than 4.5 to the nearest ancestor that is
 * painted. Answers `PaleWords[]`.
 */
export const paleWords = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  return [...document.body.querySelectorAll('*')].filter(hasWords).flatMap((element) => {
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast < 4.5 ? [{ words: element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 40), contrast: Math.round(contrast * 100) / 100 }] : [];
  });
})()`;
