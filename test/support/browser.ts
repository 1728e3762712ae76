import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MS = 25_000;
const DESK = { width: 1280, height: 900 };
const TELEPHONE = { width: 360, height: 740 };

/** The browser of this machine; undefined where there is none, which `npm test` says loudly at its end. */
export function chromiumPath(): string | undefined {
  return [process.env['PATUH_CHROMIUM'], process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((place) => place !== undefined && existsSync(place));
}

/** Starts headless Chromium. */
export function openChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** Somebody in front of a browser of their own, who does what people do: read, follow, fill in, press. */
export interface Visitor {
  readonly page: Page;
  goTo(address: string): Promise<void>;
  /** Follows the first link with these words. */
  follow(words: string | RegExp): Promise<void>;
  /** Presses the first button with these words. */
  press(words: string | RegExp): Promise<void>;
  fill(label: string | RegExp, text: string): Promise<void>;
  tick(label: string | RegExp): Promise<void>;
  choose(label: string | RegExp, value: string): Promise<void>;
  attach(label: string | RegExp, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** Waits until the page says this. */
  sees(words: string | RegExp): Promise<void>;
  /** What the page says now, in one line. */
  reads(): Promise<string>;
  leave(): Promise<void>;
}

/** A finding of something that the product must never show: a server error on any page, at any time. */
function watchForFailures(page: Page, failures: string[]): void {
  page.on('response', (response) => {
    if (response.status() >= 500) failures.push(`${response.request().method()} ${response.url()} → ${response.status()}`);
  });
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) failures.push(`${page.url()}: ${message.text()}`);
  });
}

async function pageOf(context: BrowserContext, failures: string[]): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  watchForFailures(page, failures);
  return page;
}

/** @param failures collects server errors and broken content rules of every page. */
export async function newVisitor(browser: Browser, site: string, device: 'desk' | 'telephone', failures: string[]): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: site, viewport: device === 'desk' ? DESK : TELEPHONE, locale: 'id-ID' });
  const page = await pageOf(context, failures);
  return {
    page,
    goTo: (address) => page.goto(address).then(() => undefined),
    follow: (words) => page.locator('a', { hasText: words }).first().click(),
    press: (words) => page.getByRole('button', { name: words }).first().click(),
    fill: (label, text) => page.getByLabel(label).first().fill(text),
    tick: (label) => page.getByLabel(label).first().check(),
    choose: (label, value) =>
      page.getByLabel(label).first().selectOption(value).then(() => undefined),
    attach: (label, file) => page.getByLabel(label).first().setInputFiles(file),
    sees: (words) => page.getByText(words).first().waitFor(),
    reads: async () => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' '),
    leave: () => context.close(),
  };
}
