/**
 * Takes the pictures of `docs/page.md` of a running runtime into `docs/images`:
 * `npm run shots -- --url http://127.0.0.1:8080 [--wide http://…]`. `--wide` is a second runtime whose car has three rows.
 * It says and touches some things first, so that there is something to see.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, open, say } from './browser.mjs';

const { values: options } = parseArgs({ options: { url: { type: 'string' }, wide: { type: 'string' } } });
const IMAGES = fileURLToPath(new URL('../../../../../docs/images/', import.meta.url));
const MAX_BYTES = 300_000;
const SCENE = [
  ['driver', 'turn on my seat heating and close all windows'],
  ['driver', 'turn on the high beam'],
  ['front-passenger', 'open my window halfway'],
  ['rear-left', 'turn on my reading light'],
  ['rear-right', 'set the temperature to twenty three degrees'],
  ['rear-left', 'open the driver window'],
  ['driver', 'how much battery is left'],
];

const url = options.url ?? 'http://127.0.0.1:8080';
const SHOTS = [
  { name: 'cabin-light', url, size: [1440, 900], scheme: 'light', tab: 'cabin', scene: true },
  { name: 'climate-dark', url, size: [1440, 900], scheme: 'dark', tab: 'climate', scene: true },
  { name: 'refusal-dark', url, size: [1440, 900], scheme: 'dark', tab: 'windows', play: refuse, scene: true },
  { name: 'bus-light', url, size: [1440, 900], scheme: 'light', tab: 'bus', scene: true },
  { name: 'phone', url, size: [390, 844], scheme: 'light', tab: 'cabin' },
  { name: 'phone-seat', url, size: [390, 844], scheme: 'dark', tab: 'seat' },
  ...(options.wide
    ? [{ name: 'six-seats', url: options.wide, size: [1440, 900], scheme: 'dark', tab: 'cabin' }]
    : []),
];

async function shoot(browser, { name, url: from, size, scheme, tab, scene, play }) {
  const { page, close } = await open(browser, from);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: size[0], height: size[1] });
  for (const [seat, text] of scene ? SCENE : []) {
    await say(page, seat, text);
    await page.locator('#decisions .words', { hasText: text }).first().waitFor();
    await page.locator('#decisions [data-read-back="pending"]').first().waitFor({ state: 'detached' });
  }
  await page.click(`[data-tab="${tab}"]`);
  await play?.(page);
  // Lamps and doors fade; the picture is of the end.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => 0))),
  );
  await page.evaluate(flatten);
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path });
  const { size: bytes } = await stat(path);
  console.log(`${name}.png ${Math.round(bytes / 1000)} kB${bytes > MAX_BYTES ? ' TOO LARGE' : ''}`);
  await close();
}

async function refuse(page) {
  await page.selectOption('#seat', 'rear-left');
  await page.locator('[data-key="window/driver/open-close"] input').fill('60');
  await page.locator('.objection:not(:empty)').waitFor();
  await page.waitForFunction(
    () => document.querySelector('[data-key="window/driver/open-close"] input').value === '0',
  );
}

/** Runs in the page: gradients over the whole page make pictures twice as large. */
function flatten() {
  for (const each of document.querySelectorAll('body, .cabin')) {
    each.style.backgroundImage = 'none';
  }
}

await mkdir(IMAGES, { recursive: true });
const browser = await launch();
for (const each of SHOTS) {
  await shoot(browser, each);
}
await browser.close();
