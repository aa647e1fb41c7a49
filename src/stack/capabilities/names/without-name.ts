/** A hosts file without one name: its lines without that word, and none that has no other name. The rest stays to the letter. */
export const withoutName = (hosts: string, name: string): string =>
  hosts
    .split('\n')
    .flatMap((line) => {
      const [entry = '', ...comment] = line.split('#');
      const words = entry.split(/\s+/).filter((word) => word !== '');
      if (!words.slice(1).includes(name)) return [line];
      const kept = words.filter((word, index) => index === 0 || word !== name);
      return kept.length < 2 ? [] : [[kept.join('\t'), ...comment].join(comment.length === 0 ? '' : ' #')];
    })
    .join('\n');
