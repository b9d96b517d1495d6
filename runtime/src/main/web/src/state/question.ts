/** What somebody is being asked, and what they may answer. Pure. */
import { capitalised } from './format';
import type { DecisionEntry, SeatTalk } from './state';

export interface Answer {
  /** What the button shows. */
  readonly label: string;
  /** What a click says, as a person would. */
  readonly says: string;
}

const YES_OR_NO: readonly Answer[] = [
  { label: 'Yes', says: 'yes' },
  { label: 'No', says: 'no' },
];
const NONE: Answer = { label: 'None', says: 'never mind' };

/** Answers to the last thing in this seat's talk, when it is a question of the car that has some; else none. */
export function answersTo(
  seat: string,
  talk: SeatTalk,
  decisions: readonly DecisionEntry[],
): readonly Answer[] {
  const last = decisions.find(({ decision }) => decision.seat === seat)?.decision;
  if (last === undefined || talk.lines.at(-1)?.who !== 'car') {
    return [];
  }
  if (last.choices.length > 0) {
    return [...last.choices.map((says) => ({ label: capitalised(says), says })), NONE];
  }
  return last.policy !== '' && last.reply.trimEnd().endsWith('?') ? YES_OR_NO : [];
}
