import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Router } from 'express';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STYLES = path.join(ROOT, 'templates/styles');
const OWN = path.join(ROOT, 'templates/assets');
const FONTS = path.join(ROOT, 'node_modules/@fontsource/public-sans/files');
const GOVUK = path.join(ROOT, 'node_modules/govuk-frontend');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Asset {
  readonly bytes: Buffer;
  readonly compressed: Buffer | null;
  readonly type: string;
}

/** Styles, fonts and scripts, each under an address that changes with its content. */
export interface Assets {
  /** The address of an asset by its plain name. @throws Error when there is none. */
  readonly url: (name: string) => string;
  readonly router: Router;
}

function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/** Compiles the styles, or takes what an earlier start compiled from the same sources. */
async function styles(cacheDirectory: string | null): Promise<string> {
  const sources = readdirSync(STYLES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scss'))
    .sort();
  const version = readFileSync(path.join(GOVUK, 'package.json'));
  const key = hashOf(version, ...sources.map((name) => readFileSync(path.join(STYLES, name))));
  const cached = cacheDirectory === null ? null : path.join(cacheDirectory, `app-${key}.css`);
  if (cached !== null && existsSync(cached)) return readFileSync(cached, 'utf8');
  const sass = await import('sass');
  const { css } = await sass.compileAsync(path.join(STYLES, 'app.scss'), {
    style: 'compressed',
    loadPaths: [path.join(ROOT, 'node_modules')],
    quietDeps: true,
  });
  if (cached !== null && cacheDirectory !== null) {
    mkdirSync(cacheDirectory, { recursive: true });
    writeFileSync(cached, css);
  }
  return css;
}

function source(name: string): Buffer {
  const file = [path.join(OWN, name), path.join(FONTS, name)].find((candidate) => existsSync(candidate));
  if (name === 'govuk.js') return readFileSync(path.join(GOVUK, 'dist/govuk/govuk-frontend.min.js'));
  if (file === undefined) throw new Error(`there is no asset named ${name}`);
  return readFileSync(file);
}

/** Loads everything once; `asset:name` inside styles and scripts becomes the hashed address. */
class Shelf {
  readonly assets = new Map<string, Asset>();
  private readonly urls = new Map<string, string>();
  private readonly given: ReadonlyMap<string, string>;

  constructor(given: ReadonlyMap<string, string>) {
    this.given = given;
  }

  url(name: string): string {
    const known = this.urls.get(name);
    if (known !== undefined) return known;
    const ending = path.extname(name);
    const raw = this.given.get(name) ?? source(name);
    const text =
      ending === '.woff2'
        ? null
        : raw.toString().replaceAll(/asset:([\w.-]+)/g, (_, other: string) => this.url(other));
    const bytes =
      text === null ? Buffer.from(raw) : Buffer.from(text.replaceAll(/\n\/\/# sourceMappingURL=.*/g, ''));
    const address = `/assets/${path.basename(name, ending)}-${hashOf(bytes)}${ending}`;
    this.assets.set(address, {
      bytes,
      compressed: text === null ? null : gzipSync(bytes),
      type: TYPES[ending] ?? 'application/octet-stream',
    });
    this.urls.set(name, address);
    return address;
  }
}

function serve(shelf: Shelf): Router {
  const router = Router();
  router.get('/favicon.ico', (_req, res) => res.redirect(301, shelf.url('favicon.svg')));
  router.get('/assets/:name', (req, res, next) => {
    const asset = shelf.assets.get(`/assets/${req.params.name}`);
    if (asset === undefined) {
      next();
      return;
    }
    res.set({
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    });
    if (asset.compressed !== null && req.acceptsEncodings('gzip') === 'gzip')
      res.set('Content-Encoding', 'gzip').send(asset.compressed);
    else res.send(asset.bytes);
  });
  return router;
}

/**
 * Prepares all assets. Takes about two seconds when the styles changed, else some milliseconds.
 *
 * @param cacheDirectory where compiled styles are kept between starts; null keeps none.
 */
export async function createAssets(cacheDirectory: string | null): Promise<Assets> {
  const shelf = new Shelf(new Map([['app.css', await styles(cacheDirectory)]]));
  for (const name of ['app.css', ...readdirSync(OWN)]) shelf.url(name);
  return { url: (name) => shelf.url(name), router: serve(shelf) };
}
