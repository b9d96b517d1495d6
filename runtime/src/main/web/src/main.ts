/** Puts the page together: connection → state → views, and people's deeds back to the connection. */
import './style/tokens.css';
import './style/layout.css';
import './style/panels.css';
import './style/talk.css';
import './style/trace.css';
import './style/hops.css';
import './style/cabin.css';
import './style/interior.css';
import './style/controls.css';
import { Connection } from './link/connection';
import type { ServerMessage } from './protocol/messages';
import { reduce, type PageEvent } from './state/reduce';
import { INITIAL, type State } from './state/state';
import { Talker } from './talk/talker';
import { IDLE, type TalkState } from './talk/turn';
import { bus } from './view/bus';
import { cabin } from './view/cabin';
import { composer } from './view/composer';
import { decisions } from './view/decisions';
import { h, say } from './view/dom';
import { help } from './view/help';
import { seats } from './view/seats';
import { stage } from './view/stage';
import { notices, topbar } from './view/topbar';
import type { Deeds, View } from './view/view';

let state: State = INITIAL;
let talk: TalkState = IDLE;
let drawn = true;

function dispatch(event: ServerMessage | PageEvent): void {
  state = reduce(state, event);
  if (event.type === 'lost') {
    talker.release();
  }
  draw();
}

/** However many events come, the page is brought up to date once per frame. */
function draw(): void {
  if (drawn) {
    drawn = false;
    requestAnimationFrame(() => {
      drawn = true;
      views.forEach((view) => view.render(state, talk));
    });
  }
}

const socketUrl = new URL('./ws', location.href);
socketUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
socketUrl.hash = '';
const connection = new Connection(socketUrl.href, dispatch);

const talker = new Talker({
  talk: (seat, on) => void connection.send({ type: 'talk', seat, on }),
  audio: (chunk) => void connection.sendAudio(chunk),
  problem: (text) => dispatch({ type: 'problem', text }),
  changed: (next) => {
    talk = next;
    draw();
  },
});

const deeds: Deeds = {
  speak: (text) => state.known && connection.send({ type: 'text', seat: writing.chosenSeat(), text }),
  answer: (seat, text) => state.known && connection.send({ type: 'text', seat, text }),
  chosenSeat: () => writing.chosenSeat(),
  chooseSeat: (seat) => writing.choose(seat),
  touch: (touch) => state.known && connection.send({ type: 'touch', seat: writing.chosenSeat(), ...touch }),
  look: (target) => looks(writing.chosenSeat(), target),
  press: (seat) => {
    if (state.connection.phase === 'open') {
      talker.press(seat);
    }
  },
  release: () => talker.release(),
  retry: () => connection.retryNow(),
  dismiss: (key) => dispatch({ type: 'dismissed', key }),
};

/** Forgets a simulated gaze when the runtime does; one timer a seat. */
const gazes = new Map<string, number>();
function looks(seat: string, target: string): boolean {
  const sent = state.known && connection.send({ type: 'look', seat, target });
  if (sent) {
    clearTimeout(gazes.get(seat));
    dispatch({ type: 'looked', seat, target });
    gazes.set(
      seat,
      window.setTimeout(() => dispatch({ type: 'looked', seat, target: '' }), state.lookMillis),
    );
  } else {
    draw();
  }
  return sent;
}

const writing = composer(deeds, draw);
const views: readonly View[] = [
  topbar(),
  notices(deeds),
  stage(cabin(deeds), bus(), deeds),
  writing,
  seats(deeds),
  decisions(),
  spoken(),
];

/** What the car says, for screen readers; it is seen in the transcripts. */
function spoken(): View {
  const element = h('p', { class: 'sr-only', id: 'spoken', 'aria-live': 'polite' });
  let last = 0;
  return {
    element,
    render({ spoken: { key, text } }) {
      if (key !== last) {
        last = key;
        // The same words said twice must be read twice: live regions only notice a change.
        say(element, element.textContent === text ? `${text}\u00a0` : text);
      }
    },
  };
}

const [bar, notes, car, writer, ...rest] = views.map((view) => view.element);
const centre = h('div', { class: 'centre' });
centre.append(...[car, writer].filter((element) => element !== undefined));
const main = h('main', {}, centre);
main.append(...rest);
document.body.append(...[bar, notes, main].filter((element) => element !== undefined));
document.body.append(help());
addEventListener('blur', () => talker.release());
document.addEventListener('visibilitychange', () => talker.release());
draw();
connection.open();
