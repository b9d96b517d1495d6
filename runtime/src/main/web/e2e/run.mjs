/**
 * Drives the real page in a real Chromium against a running runtime: `npm run e2e -- --url http://127.0.0.1:8080`.
 * Without `--url` it starts the mock server (build the page first). The browser is CHROMIUM or /usr/bin/chromium.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decided, launch, open, until } from './browser.mjs';
import { controlTests } from './controls.mjs';

const { values: options } = parseArgs({ options: { url: { type: 'string' } } });
const site = { browser: null, url: '' };
let browser;
let mock;
let url;

before(async () => {
  url = options.url ?? (await startMock());
  browser = await launch();
  Object.assign(site, { browser, url });
});

after(async () => {
  await browser?.close();
  mock?.kill();
});

async function startMock() {
  const script = fileURLToPath(new URL('../mock/server.mjs', import.meta.url));
  mock = spawn(process.execPath, [script, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(mock.stdout), 'line');
  return line.replace(/^.* (http:)/, '$1');
}

test('a typed sentence opens the window: decision, bus and drawing agree', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  const hello = socket.received.find(({ type }) => type === 'hello');
  const windows = hello.devices.find(({ id }) => id === 'window');
  const path = windows.traits.find(({ kind }) => kind === 'open-close').signals['rear-left'];
  const drawn = page.locator('[data-seat="rear-left"] .window');

  await decided(page, socket, 'rear-left', 'close the rear left window');
  await page.waitForSelector('[data-seat="rear-left"] .window[data-open="0"]');
  await page.click('[data-tab="bus"]');
  const value = page.locator(`#signals [data-path="${path}"] .value`);
  const closed = await value.textContent();

  const { decision, row } = await decided(page, socket, 'rear-left', 'open the rear left window');
  assert.equal(decision.decision, 'act');
  assert.equal(await row.getAttribute('data-decision'), 'act');
  await page.waitForFunction(
    ([selector, was]) => document.querySelector(selector)?.textContent !== was,
    [`#signals [data-path="${path}"] .value`, closed],
  );
  await page.click('[data-tab="cabin"]');
  await page.waitForSelector('[data-seat="rear-left"] .window:not([data-open="0"])');
  await row.locator('[data-read-back="reached"]').waitFor();
  assert.match(await drawn.getAttribute('aria-label'), /rear left window, (open|\d+ percent open)/);
  assert.ok(await page.locator('.last-decision .hop-bar span').count(), 'the hops are drawn');
  await page.waitForSelector('.seat-card[data-seat="rear-left"] .lines .badge[data-verdict="act"]');
  assert.deepEqual(wrong, []);
  await close();
});

test('a click in the drawing says a sentence and sets nothing', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  const light = page.locator('[data-seat="rear-right"] .reading-light');
  const sentence = await light.getAttribute('data-says');
  await page.selectOption('#seat', 'rear-right');
  await light.click();
  await until(page, () => socket.sent.length > 0, 'the sentence to go out');
  assert.deepEqual(socket.sent, [{ type: 'text', seat: 'rear-right', text: sentence }]);
  await page.locator('#decisions > li', { hasText: sentence }).first().waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('talk that is not for the car is ignored', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  const { decision, row } = await decided(
    page,
    socket,
    'driver',
    'purple elephants dance quietly on tuesday',
  );
  assert.equal(decision.decision, 'ignore');
  assert.equal(await row.getAttribute('data-decision'), 'ignore');
  assert.equal(await row.getAttribute('data-read-back'), 'none');
  assert.deepEqual(wrong, []);
  await close();
});

test('a risky wish is decided with a reason', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  const { decision, row } = await decided(page, socket, 'driver', 'open the trunk');
  assert.ok(['act', 'ask', 'refuse'].includes(decision.decision), decision.decision);
  await row.locator('summary').click();
  assert.match(await row.locator('.facts').innerText(), /(Reason|Why|Policy)\s+\S/);
  assert.deepEqual(wrong, []);
  await close();
});

test('the keyboard reaches the main controls in order, arrow keys move in the drawing', async () => {
  const { page, wrong, close } = await open(browser, url);
  const wanted = [
    'theme',
    'help-button',
    'find',
    'tab cabin',
    'drawing',
    'seat',
    'text',
    'send',
    'talk driver',
    'talk rear-right',
  ];
  const stops = [];
  while (stops.length < 100 && stops.at(-1) !== wanted.at(-1)) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(nameOfFocus));
  }
  assert.deepEqual(
    stops.filter((stop) => wanted.includes(stop)),
    wanted,
    stops.join(' → '),
  );
  await page.locator('[data-says][tabindex="0"]').focus();
  const label = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const first = await label();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await label(), first);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await label(), first);
  assert.deepEqual(wrong, []);
  await close();
});

function nameOfFocus() {
  const focused = document.activeElement;
  const seat = focused.closest('.seat-card')?.dataset.seat;
  if (focused.matches('[role=tab]')) {
    return `tab ${focused.dataset.tab}`;
  }
  return focused.matches('[data-says]') ? 'drawing' : focused.matches('.talk') ? `talk ${seat}` : focused.id;
}

test('dark mode toggles and is remembered', async () => {
  const { page, wrong, close } = await open(browser, url);
  const look = () =>
    page.evaluate(() => [
      document.documentElement.dataset.theme,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
  const [theme, ground] = await look();
  assert.equal(theme, 'light');
  await page.click('#theme');
  const [dark, darkGround] = await look();
  assert.equal(dark, 'dark');
  assert.notEqual(darkGround, ground);
  await page.reload();
  await page.waitForSelector('.car-drawing');
  assert.equal((await look())[0], 'dark');
  assert.deepEqual(wrong, []);
  await close();
});

test('holding the talk key sends 16 kHz sound between talk on and talk off', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  await page.locator('.seat-card[data-seat="driver"] .talk').focus();
  await page.keyboard.down('Space');
  await until(page, () => socket.sent.filter((each) => each.sound).length >= 10, 'ten chunks of sound');
  await page.keyboard.up('Space');
  await until(page, () => socket.sent.some((each) => each.on === false), 'talk off');
  assert.deepEqual(socket.sent[0], { type: 'talk', seat: 'driver', on: true });
  assert.deepEqual(socket.sent.at(-1), { type: 'talk', seat: 'driver', on: false });
  const sound = socket.sent.slice(1, -1);
  assert.ok(
    sound.every((each) => each.sound === 640),
    'chunks of 20 ms',
  );
  assert.deepEqual(wrong, []);
  await close();
});

test('a lost connection is told, nothing said meanwhile fires later, and it comes back', async () => {
  let down = false;
  let current;
  const sent = [];
  const { page, wrong, close } = await open(browser, url, (fresh) =>
    fresh.routeWebSocket(/\/ws$/, (socket) => {
      if (down) {
        void socket.close();
        return;
      }
      current = socket;
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        sent.push(message);
        server.send(message);
      });
    }),
  );
  down = true;
  await current.close();
  await page.getByText('Connection lost').waitFor();
  await page.fill('#text', 'open the rear left window');
  await page.press('#text', 'Enter');
  assert.equal(await page.inputValue('#text'), 'open the rear left window');
  down = false;
  await page.waitForSelector('#chip-connection[data-tone="good"]');
  await page.waitForSelector('.lost:empty', { state: 'attached' });
  assert.deepEqual(sent, []);
  assert.deepEqual(wrong, []);
  await close();
});

test('holding Shift, a click in the drawing says where the chosen seat looks, and nothing else', async () => {
  const { page, wrong, socket, close } = await open(browser, url);
  await page.selectOption('#seat', 'rear-right');
  const window = page.locator('[data-seat="rear-left"] .window');
  await window.click({ modifiers: ['Shift'] });
  await until(page, () => socket.sent.length > 0, 'the look to go out');
  const look = { type: 'look', seat: 'rear-right', target: 'window@rear-left' };
  assert.deepEqual(socket.sent, [look]);
  await page.waitForSelector('[data-seat="rear-left"] .window[data-looked]');
  assert.equal(await page.inputValue('#look'), 'window@rear-left');
  assert.match(await page.locator('.gaze').innerText(), /Simulated gaze: Rear right looks at/);

  await page.selectOption('#seat', 'driver');
  await page.waitForSelector('[data-looked]', { state: 'detached' });
  assert.equal(await page.inputValue('#look'), '');
  await page.selectOption('#look', 'roof');
  await page.waitForSelector('.sunroof[data-looked]');
  await page.selectOption('#look', '');
  await page.waitForSelector('[data-looked]', { state: 'detached' });
  assert.deepEqual(socket.sent, [
    look,
    { type: 'look', seat: 'driver', target: 'roof' },
    { type: 'look', seat: 'driver', target: '' },
  ]);
  assert.ok(!socket.received.some(({ type }) => type === 'error' || type === 'decision'));
  assert.deepEqual(wrong, []);
  await close();
});

test('a decision of the trained model shows how sure it was and what decided', async () => {
  const decision = {
    type: 'decision',
    id: 'fused-1',
    seat: 'rear-right',
    text: 'open that',
    decision: 'ask',
    actions: [],
    reply: '',
    reason: 'unclear',
    why: 'fused:look+bus',
    confidence: 0.874,
    hops: {},
  };
  let say;
  const { page, wrong, close } = await open(browser, url, (fresh) =>
    fresh.routeWebSocket(/\/ws$/, (socket) => {
      socket.connectToServer();
      say = (message) => socket.send(JSON.stringify(message));
    }),
  );
  say(decision);
  await page.waitForSelector('.last-decision .model-mark');
  assert.equal(await page.innerText('.last-decision .model-mark'), 'model 87 %, by words, look, bus');
  const senses = await page.locator('.last-decision .sense').allInnerTexts();
  assert.deepEqual(senses, ['words', 'look', 'bus']);

  say({ ...decision, id: 'frame-1', why: 'frame' });
  await page.waitForSelector('.last-decision .model-mark', { state: 'detached' });
  assert.equal(await page.locator('.last-decision .sense').count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

controlTests(site);
