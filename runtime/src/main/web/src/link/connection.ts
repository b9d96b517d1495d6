/**
 * The one WebSocket to the runtime. It comes back by itself, waiting longer each time, and tells the page how it
 * stands. What is said while it is down is refused, not kept: a sentence that fires minutes later would surprise.
 */
import { decode } from '../protocol/decode';
import type { PageMessage, ServerMessage } from '../protocol/messages';
import type { PageEvent } from '../state/reduce';
import { retryMillis } from './backoff';

/** Two seconds of audio (16 kHz, 16 bit); more than this unsent means the network can't carry speech. */
const MAX_UNSENT_BYTES = 64_000;

export type Sink = (event: ServerMessage | PageEvent) => void;

export class Connection {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private timer: number | undefined;
  /** Audio chunks dropped because the network was too slow; newest are dropped. */
  droppedChunks = 0;

  constructor(
    private readonly url: string,
    private readonly sink: Sink,
  ) {
    addEventListener('online', () => this.retryNow());
  }

  /** Opens the connection; does nothing while one is open or opening. */
  open(): void {
    clearTimeout(this.timer);
    if (this.socket) {
      return;
    }
    this.sink({ type: 'connecting' });
    const socket = new WebSocket(this.url);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => this.sink({ type: 'opened' });
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => this.lost();
  }

  retryNow(): void {
    if (!this.socket) {
      this.open();
    }
  }

  /** Whether it went out. */
  send(message: PageMessage): boolean {
    return this.transmit(JSON.stringify(message));
  }

  /** Whether it went out; a chunk that the network can't carry in time is dropped and counted. */
  sendAudio(chunk: Int16Array<ArrayBuffer>): boolean {
    if ((this.socket?.bufferedAmount ?? 0) > MAX_UNSENT_BYTES) {
      this.droppedChunks++;
      return false;
    }
    return this.transmit(chunk);
  }

  private transmit(data: string | Int16Array<ArrayBuffer>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(data);
    return true;
  }

  private receive(data: unknown): void {
    if (typeof data !== 'string') {
      return;
    }
    const decoded = decode(data);
    if (decoded.ok && decoded.message.type === 'hello') {
      // Only now is it known to work; a server that accepts and drops at once must not be hammered.
      this.attempt = 0;
    }
    this.sink(decoded.ok ? decoded.message : { type: 'problem', text: decoded.problem });
  }

  private lost(): void {
    this.socket = null;
    this.attempt++;
    const wait = retryMillis(this.attempt, Math.random());
    this.sink({ type: 'lost', attempt: this.attempt, retryMillis: wait });
    this.timer = window.setTimeout(() => this.open(), wait);
  }
}
