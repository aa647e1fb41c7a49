/** The variables by which a compose file names the images: `FIREDRILL_IMAGE_NODE_SERVICES=firedrill/node-services:…`. */
export function imageEnvironment(tags: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...tags].map(([name, tag]) => [`FIREDRILL_IMAGE_${name.toUpperCase().replaceAll('-', '_')}`, tag]));
}
