/** Carries out what the hold-to-talk machine decides: the microphone on one side, the connection on the other. */
import { openMicrophone, type OpenMicrophone } from './microphone';
import { IDLE, nextTalk, type TalkEffect, type TalkEvent, type TalkState } from './turn';

/** Nobody holds a button this long; a stuck key must not leave the microphone open. */
const LONGEST_TALK_MILLIS = 30_000;

export interface TalkPort {
  talk(seat: string, on: boolean): void;
  audio(chunk: Int16Array<ArrayBuffer>): void;
  problem(text: string): void;
  changed(state: TalkState): void;
}

export class Talker {
  private state: TalkState = IDLE;
  private sessions = 0;
  private readonly open = new Map<number, OpenMicrophone>();
  private limit: number | undefined;

  constructor(private readonly port: TalkPort) {}

  press(seat: string): void {
    this.handle({ type: 'press', seat, session: ++this.sessions });
  }

  release(): void {
    this.handle({ type: 'release' });
  }

  private handle(event: TalkEvent): void {
    const step = nextTalk(this.state, event);
    this.state = step.state;
    if (step.state.phase === 'idle') {
      clearTimeout(this.limit);
    }
    step.effects.forEach((effect) => this.apply(effect));
    this.port.changed(this.state);
  }

  private apply(effect: TalkEffect): void {
    switch (effect.type) {
      case 'open':
        this.limit = window.setTimeout(() => this.release(), LONGEST_TALK_MILLIS);
        void this.openMicrophone(effect.session);
        break;
      case 'close':
        this.open.get(effect.session)?.close();
        this.open.delete(effect.session);
        break;
      case 'begin':
        this.port.talk(effect.seat, true);
        break;
      case 'end':
        this.port.talk(effect.seat, false);
        break;
    }
  }

  private async openMicrophone(session: number): Promise<void> {
    try {
      this.open.set(session, await openMicrophone((chunk) => this.carry(session, chunk)));
      this.handle({ type: 'ready', session });
    } catch (error) {
      this.port.problem(
        `The microphone did not open: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.handle({ type: 'failed', session });
    }
  }

  /** Chunks of a session that has ended, still under way from the audio thread, are dropped. */
  private carry(session: number, chunk: Int16Array<ArrayBuffer>): void {
    if (this.state.phase === 'talking' && this.state.session === session) {
      this.port.audio(chunk);
    }
  }
}
