/** A real Chromium and what a test wants to know of a page: what was wrong, what went over the socket. */
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A synthetic microphone (beeps), allowed without asking.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Generous: conditions are waited for, this is only when to give up. */
const PATIENCE_MILLIS = 30_000;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

/** Opens the page in a fresh context, light unless told otherwise, and waits for the car to be drawn. */
export async function open(browser, url, prepare = async () => {}) {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1400, height: 1000 } });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  const wrong = watchForTrouble(page, new URL(url).host);
  const socket = watchSocket(page);
  await prepare(page);
  await page.goto(url);
  await page.waitForSelector('.car-drawing');
  return { page, wrong, socket, close: () => context.close() };
}

function watchForTrouble(page, host) {
  const wrong = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      wrong.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => wrong.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) {
      wrong.push(`request to elsewhere: ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      wrong.push(`${response.status()} for ${response.url()}`);
    }
  });
  return wrong;
}

/** Messages in both directions; text is parsed, sound is given as its length in bytes. */
function watchSocket(page) {
  const socket = { sent: [], received: [] };
  const read = (payload) => (typeof payload === 'string' ? JSON.parse(payload) : { sound: payload.length });
  page.on('websocket', (each) => {
    each.on('framesent', ({ payload }) => socket.sent.push(read(payload)));
    each.on('framereceived', ({ payload }) => socket.received.push(read(payload)));
  });
  return socket;
}

/** Says a sentence through the text box. */
export async function say(page, seat, text) {
  await page.selectOption('#seat', seat);
  await page.fill('#text', text);
  await page.press('#text', 'Enter');
}

/** Says a sentence and waits for its decision: the runtime's message and its newest row in the list. */
export async function decided(page, socket, seat, text) {
  const mine = () =>
    socket.received.filter((each) => each.type === 'decision' && each.seat === seat && each.text === text);
  const before = mine().length;
  await say(page, seat, text);
  await until(page, () => mine().length > before, `a decision on "${text}"`);
  const rows = page.locator('#decisions > li', { has: page.locator('.words', { hasText: text }) });
  await rows.nth(before).waitFor();
  return { decision: mine().at(-1), row: rows.first() };
}

/** Waits for something that the page's events bring about; polls between the browser's frames. */
export async function until(page, holds, what) {
  const giveUp = Date.now() + PATIENCE_MILLIS;
  while (!holds()) {
    if (Date.now() > giveUp) {
      throw new Error(`waited in vain for ${what}`);
    }
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** The newest reading that the runtime sent for a path. */
export function reading(socket, path) {
  const change = socket.received.findLast(({ type, changes }) => type === 'signals' && path in changes);
  return change ? change.changes[path] : socket.received[0].signals[path]?.value;
}

/** A device of the car, and one of its traits. */
export function known(socket, id, kind) {
  const device = socket.received.find(({ type }) => type === 'hello').devices.find((each) => each.id === id);
  return { device, trait: device?.traits.find((each) => each.kind === kind) };
}

/** Opens the group that a device is in and gives its control: by device, zone and trait. */
export async function control(page, socket, id, zone, kind) {
  const { device, trait } = known(socket, id, kind);
  await page.click(`[data-tab="${device.group}"]`);
  const knob = page.locator(`.device [data-key="${id}/${zone}/${kind}"]`);
  await knob.waitFor();
  return { knob, trait, path: trait.signals[zone], card: page.locator(`.device[data-device="${id}"]`) };
}
