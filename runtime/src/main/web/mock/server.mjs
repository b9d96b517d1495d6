/**
 * Stands in for the runtime while the page is being worked on: serves the built page and speaks its protocol with
 * a made-up car. `npm run mock -- [--port N] [--driver right] [--six]`; port 0 takes any free one. Run `npm run build` first.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { Car } from './car.mjs';
import { decide, hops } from './mind.mjs';
import { touched } from './touch.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    driver: { type: 'string', default: 'left' },
    six: { type: 'boolean' },
  },
});
const WEB = fileURLToPath(new URL('../../../../target/web/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const EXAMPLES = [
  'open my window',
  'turn on my seat heating',
  'how fast are we going',
  'open the trunk',
  'close the sunroof',
];

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
  const file = join(WEB, path === '/' ? 'index.html' : path);
  if (!file.startsWith(WEB) || !existsSync(file)) {
    response.writeHead(404).end('not found');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': "default-src 'self'; connect-src 'self' ws: wss:",
  });
  createReadStream(file).pipe(response);
});

const sockets = new WebSocketServer({ server, path: '/ws' });
const broadcast = (message) => sockets.clients.forEach((client) => client.send(JSON.stringify(message)));
const car = new Car((changes) => broadcast({ type: 'signals', changes, at: Date.now() }), options.driver);
const LOOK_MILLIS = 15_000;
const LOOKS = [
  ...['driver', 'front-passenger', 'rear-left', 'rear-right'].flatMap((seat) => [
    `window@${seat}`,
    `door@${seat}`,
  ]),
  'roof',
  'trunk',
  'road',
];
const gaze = new Map();
let decisions = 0;

sockets.on('connection', (socket) => {
  const send = (message) => socket.send(JSON.stringify(message));
  const link = { up: true, detail: 'a made-up car' };
  const voice = { ready: true, detail: 'mock' };
  send({
    type: 'hello',
    ...car.hello(),
    link,
    voice,
    example: EXAMPLES,
    looks: LOOKS,
    lookMillis: LOOK_MILLIS,
  });
  let talk = { seat: '', bytes: 0 };
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      talk.bytes += data.length;
      const seconds = (talk.bytes / 32_000).toFixed(1);
      send({ type: 'heard', seat: talk.seat, text: `${seconds} s of sound`, final: false, startMillis: 0 });
      return;
    }
    const message = JSON.parse(data.toString());
    if (message.type === 'text') {
      answer(message.seat, message.text, false);
    } else if (message.type === 'touch') {
      tell(message.seat, `${message.device}: ${message.operation}`, false, touched(car, message));
    } else if (message.type === 'look') {
      gaze.set(message.seat, message.target);
    } else if (message.type === 'talk' && message.on) {
      talk = { seat: message.seat, bytes: 0 };
    } else if (message.type === 'talk') {
      send({
        type: 'heard',
        seat: talk.seat,
        text: `${talk.bytes} bytes of sound`,
        final: true,
        startMillis: 0,
      });
      answer(talk.seat, `${talk.bytes} bytes of sound`, true);
    } else {
      send({ type: 'error', message: `unknown message type '${message.type}'` });
    }
  });
});

function answer(seat, text, spoken) {
  const [kind, place = ''] = (gaze.get(seat) ?? '').split('@');
  const pointed = /^(open|close) that$/.test(text) && kind === 'window';
  const words = pointed ? text.replace('that', `the ${place.replace('-', ' ')} window`) : text;
  const made = decide(car, seat, words);
  tell(seat, text, spoken, pointed ? { ...made, why: 'fused:look' } : made);
}

function tell(seat, text, spoken, made) {
  const id = `d${++decisions}`;
  const millis = hops(spoken);
  const totalMillis = Object.values(millis).reduce((sum, each) => sum + (each ?? 0), spoken ? 40 : 0.4);
  const confidence = made.decision === 'ignore' ? 0.12 : 0.97;
  broadcast({
    type: 'decision',
    id,
    seat,
    text,
    policy: '',
    ...made,
    confidence,
    at: Date.now(),
    hops: millis,
    totalMillis,
  });
  if (made.reply) {
    broadcast({ type: 'say', seat, text: made.reply });
  }
  if (made.decision === 'act') {
    car.command(made.actions[0].signals, () =>
      broadcast({ type: 'reached', id, reached: true, missing: [], reply: 'Done.' }),
    );
  }
}

server.listen(Number(options.port), '127.0.0.1', () => {
  console.log(`mock listening on http://127.0.0.1:${server.address().port}`);
});
