import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { nodeServices, upstream, type ImageRecipe } from './image-recipe.ts';
import { stageNodeProgram, stageNodeServices } from './stage-node-services.ts';
import type { Site } from './site.ts';

/** Where Linux systems keep the bundle of authorities they trust, when no variable says another place. */
const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];

/** A build with one of these fetches from a registry by itself. */
const fetchesByTls = ['go.mod', 'pom.xml'];

/**
 * Lays out in a fresh folder exactly what the tag was made from, plus what only serves the build: npm's packages and
 * the host's CA bundle, which a build stage needs where a proxy re-signs TLS. Answers the folder; the caller removes it,
 * and holds the set-up's lock, so that nobody else lays out the same one.
 */
export async function stageContext(site: Site, recipe: ImageRecipe): Promise<string> {
  const folder = path.join(site.root, '.firedrill', 'cache', `context-${recipe.name}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of recipe.files) {
    const target = path.join(folder, file.name);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(file.source, target);
    await chmod(target, file.executable ? 0o755 : 0o644);
  }
  if (recipe.files.some((file) => fetchesByTls.includes(file.name))) await stageBundle(folder);
  if (recipe.name === nodeServices) await stageNodeServices(site, folder);
  if (recipe.name === upstream) await stageNodeProgram(site, folder);
  return folder;
}

async function stageBundle(folder: string): Promise<void> {
  const named = [process.env['SSL_CERT_FILE'], process.env['NODE_EXTRA_CA_CERTS']].filter((file) => file !== undefined && file !== '');
  const bundle = [...named, ...bundles].find((file) => file !== undefined && existsSync(file));
  if (bundle !== undefined) await copyFile(bundle, path.join(folder, 'ca-bundle.pem'));
}
