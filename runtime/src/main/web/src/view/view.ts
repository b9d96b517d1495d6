import type { Touch } from '../protocol/messages';
import type { State } from '../state/state';
import type { TalkState } from '../talk/turn';

/** A part of the page: its element stays, `render` brings it to a state. */
export interface View {
  readonly element: Element;
  render(state: State, talk: TalkState): void;
}

/** What people can do on the page. */
export interface Deeds {
  /** Sends a sentence for the chosen seat; false when the connection is down. */
  speak(text: string): boolean;
  /** Moves a control for the chosen seat; false when the connection is down. */
  touch(touch: Touch): boolean;
  /** Sends a sentence for a seat: the answer to what it was asked. */
  answer(seat: string, text: string): boolean;
  /** The seat that the text box, the drawing and the controls speak for. */
  chosenSeat(): string;
  /** Makes another seat the one that is spoken for. */
  chooseSeat(seat: string): void;
  /** Says what the chosen seat looks at, empty when nobody knows; false when the connection is down. */
  look(target: string): boolean;
  press(seat: string): void;
  release(): void;
  retry(): void;
  dismiss(key: number): void;
}
