/** The controls of every device: that they open, that they move the bus, and what happens when the car refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { control, decided, known, open, reading, say, until } from './browser.mjs';

const SEAT = 'rear-left';

/** @param site `site.browser` and `site.url`, set before the tests run */
export function controlTests(site) {
  const scene = (name, play) =>
    test(name, async () => {
      const { page, wrong, socket, close } = await open(site.browser, site.url);
      await play(page, socket);
      assert.deepEqual(wrong, []);
      await close();
    });

  scene('every group opens and each of its devices has a named control', async (page, socket) => {
    const hello = socket.received.find(({ type }) => type === 'hello');
    const tabs = await page.$$eval('[role=tab]', (all) => all.map((tab) => tab.dataset.tab));
    const groups = new Set(hello.devices.map(({ group }) => group));
    assert.deepEqual(new Set(tabs), new Set(['cabin', 'seat', ...groups, 'bus']));
    for (const group of groups) {
      await page.click(`[data-tab="${group}"]`);
      const cards = await page.$$eval('.group .device', describeCards);
      assert.deepEqual(
        complaints(
          cards,
          hello.devices.filter((each) => each.group === group),
        ),
        [],
      );
    }
  });

  scene('a switch is thrown and read back', async (page, socket) => {
    const { knob, path, card } = await control(page, socket, 'reading-light', SEAT, 'on-off');
    const was = await knob.getAttribute('aria-checked');
    await knob.click();
    await page.waitForSelector(`[data-key="reading-light/${SEAT}/on-off"]:not([aria-checked="${was}"])`);
    assert.equal(reading(socket, path), was !== 'true');
    assert.deepEqual(socket.sent, [
      {
        type: 'touch',
        seat: 'driver',
        device: 'reading-light',
        operation: was === 'true' ? 'off' : 'on',
        zones: [SEAT],
        value: null,
      },
    ]);
    await page.waitForSelector('.device[data-device="reading-light"]:not([data-pending])');
    assert.equal(await card.locator('.objection').textContent(), '');
    assert.match(await knob.getAttribute('title'), /^Say: “turn (on|off) the rear left reading light”$/);
  });

  scene('a slider goes where it is moved, in the unit of the car', async (page, socket) => {
    const { knob, trait, path } = await control(page, socket, 'volume', '', 'level');
    const wanted = reading(socket, path) === 70 * trait.scale ? 40 : 70;
    await knob.locator('input').fill(String(wanted));
    await until(page, () => reading(socket, path) === wanted * trait.scale, 'the volume to be there');
    await page.waitForFunction(
      ([shown]) => document.querySelector('[data-key="volume//level"] output').textContent === shown,
      [`${wanted}%`],
    );
    assert.equal(await knob.locator('input').inputValue(), String(wanted));
  });

  scene('a mode and a colour are chosen by their names', async (page, socket) => {
    const zone = 'windshield-front';
    const mode = await control(page, socket, 'wiper', zone, 'mode');
    const next = mode.trait.values.find((each) => mode.trait.raw[each] !== reading(socket, mode.path));
    await mode.knob.selectOption(next);
    await until(page, () => reading(socket, mode.path) === mode.trait.raw[next], 'the mode');
    await page.waitForFunction(
      ([key, value]) => document.querySelector(`[data-key="${key}"]`).value === value,
      [`wiper/${zone}/mode`, next],
    );
    const colour = await control(page, socket, 'ambient-light', SEAT, 'colour');
    const other = colour.trait.values.find((each) => colour.trait.raw[each] !== reading(socket, colour.path));
    await colour.knob.locator(`[data-colour="${other}"]`).click();
    await page.waitForSelector(`[data-key$="${SEAT}/colour"] [data-colour="${other}"][aria-pressed="true"]`);
    assert.equal(reading(socket, colour.path), colour.trait.raw[other]);
  });

  scene('a refused touch moves back, and the card says why', async (page, socket) => {
    await say(page, 'driver', 'close the driver window');
    const { knob, trait, path, card } = await control(page, socket, 'window', 'driver', 'open-close');
    await until(page, () => reading(socket, path) === trait.min * trait.scale, 'a closed window');
    await page.selectOption('#seat', SEAT);
    await knob.locator('input').fill('60');
    const objection = card.locator('.objection[role=status]:not(:empty)');
    await objection.waitFor();
    assert.match(await objection.textContent(), /\S.*\(policy: [a-z-]+\)/);
    await page.waitForFunction(
      () => document.querySelector('[data-key="window/driver/open-close"] input').value === '0',
    );
    assert.equal(reading(socket, path), 0);
  });

  scene('a question with choices has a button for each of them', async (page, socket) => {
    const { trait } = known(socket, 'phone', 'contact');
    const { decision } = await decided(page, socket, 'driver', 'call anna');
    assert.ok(decision.choices.length > 1, JSON.stringify(decision));
    const answers = page.locator('.seat-card[data-seat="driver"] .answers button');
    assert.deepEqual(await answers.allTextContents(), [...decision.choices, 'None']);
    socket.sent.length = 0;
    await answers.first().click();
    await until(page, () => reading(socket, trait.signals['']) === decision.choices[0], 'the call');
    assert.deepEqual(socket.sent, [{ type: 'text', seat: 'driver', text: decision.choices[0] }]);
    await page.waitForSelector('.seat-card[data-seat="driver"] .answers[hidden]', { state: 'attached' });
  });

  scene('a name is written into a control and called', async (page, socket) => {
    const { device, trait } = known(socket, 'phone', 'contact');
    await page.click('[data-tab="phone"]');
    const field = page.locator('[data-key="phone//contact/contact"] input');
    const label = await field.getAttribute('aria-label');
    assert.equal(label.toLowerCase(), `${device.label.toLowerCase()}: contact`);
    await field.fill(' Anna Stone ');
    await field.press('Enter');
    await until(page, () => reading(socket, trait.signals['']) === 'Anna Stone', 'the call');
    assert.equal(await field.inputValue(), '');
    assert.deepEqual(socket.sent, [
      {
        type: 'touch',
        seat: 'driver',
        device: 'phone',
        operation: 'start',
        zones: [],
        value: null,
        slots: { contact: 'Anna Stone' },
      },
    ]);
  });

  scene('the path of a signal is copied, with the mouse and with the keyboard', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press('b');
    await page.fill('#bus-filter', 'window row2');
    const rows = page.locator('#signals > li:visible');
    const paths = await rows.evaluateAll((all) => all.map((row) => row.dataset.path));
    await rows.first().locator('.copy').click();
    await page.waitForSelector('#signals .copy[data-copied="yes"]');
    assert.equal(await copied(), paths[0]);
    await page.focus('#bus-filter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`#signals [data-path="${paths[1]}"] .copy[data-copied="yes"]`);
    assert.equal(await copied(), paths[1]);
  });

  scene('the bus can be searched', async (page) => {
    await page.keyboard.press('b');
    const rows = page.locator('#signals > li:visible');
    const all = await rows.count();
    await page.fill('#bus-filter', 'window row2');
    await page.waitForFunction(() => document.querySelector('#signals > li[hidden]') !== null);
    const paths = await rows.evaluateAll((some) => some.map((row) => row.dataset.path.toLowerCase()));
    assert.ok(paths.length > 0 && paths.length < all, `${paths.length} of ${all}`);
    assert.ok(paths.every((path) => path.includes('window') && path.includes('row2')));
  });

  scene('a device is found over all groups, by its name and its place', async (page) => {
    await page.keyboard.press('f');
    await page.keyboard.type('reading light');
    await page.waitForSelector('[data-group="found"] [data-device="reading-light"] [role=switch]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.car-drawing');
    assert.equal(await page.inputValue('#find'), '');
  });

  scene('shortcut keys choose seat, tab, text box and help', async (page) => {
    await page.keyboard.press('3');
    assert.equal(await page.inputValue('#seat'), SEAT);
    await page.click('[data-choose="front-passenger"]');
    assert.equal(await page.inputValue('#seat'), 'front-passenger');
    await page.keyboard.press(']');
    await page.waitForSelector('.group[data-group="seat"][aria-label="Front passenger"]');
    await page.keyboard.press('[');
    await page.waitForSelector('.car-drawing');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
  });

  scene('the car turns the page when somebody asks for it', async (page, socket) => {
    if (!known(socket, 'cockpit-page', 'mode').trait) {
      return;
    }
    await say(page, 'driver', 'show me the windows');
    await until(page, () => reading(socket, 'Codriver.Cockpit.Page') === 'windows', 'the page windows');
    await say(page, 'driver', 'show me the seats');
    await page.waitForSelector('[data-tab="seats"][aria-selected="true"]');
  });

  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1440, 900],
    [2560, 1300],
  ]) {
    scene(`nothing is wider than the page at ${width}, and everything has a name`, async (page, socket) => {
      await page.setViewportSize({ width, height });
      const hello = socket.received.find(({ type }) => type === 'hello');
      const groups = [...new Set(hello.devices.map(({ group }) => group))];
      for (const tab of ['cabin', 'seat', ...groups, 'bus']) {
        await page.click(`[data-tab="${tab}"]`);
        const [over, nameless] = await page.evaluate(flaws);
        assert.ok(over <= 0, `${tab}: ${over} px too wide`);
        assert.deepEqual(nameless, [], tab);
      }
    });
  }
}

/** Runs in the page. */
function describeCards(cards) {
  const own = (element) => element.getAttribute('aria-label') ?? '';
  const named = 'button, select, input, output.reading';
  return cards.map((card) => ({
    id: card.dataset.device,
    labels: [...card.querySelectorAll(named)].map(own),
  }));
}

/** What is wrong with the cards of a group: whatever they show has to be the catalogue's own words. */
function complaints(cards, devices) {
  const missing = devices.filter(({ id }) => !cards.some((card) => card.id === id));
  const strange = cards.flatMap(({ id, labels }) => {
    const { label } = devices.find((each) => each.id === id);
    const good = (text) => text.toLowerCase().startsWith(label.toLowerCase());
    return labels.length === 0 ? [`${id} has no control`] : labels.filter((text) => !good(text));
  });
  return [...missing.filter(hasSignals).map(({ id }) => `${id} has no card`), ...strange];
}

function hasSignals({ traits }) {
  return traits.some(({ signals }) => Object.keys(signals).length > 0);
}

/** Runs in the page: how much too wide it is, and what can be used but has no name. */
function flaws() {
  const root = document.documentElement;
  const nameless = [...document.querySelectorAll('button, select, input, [role=button], [role=tab]')].filter(
    (each) => !(each.getAttribute('aria-label') || each.textContent.trim()),
  );
  return [root.scrollWidth - root.clientWidth, nameless.map((each) => each.outerHTML.slice(0, 120))];
}
