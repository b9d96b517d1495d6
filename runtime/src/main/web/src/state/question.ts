/** Whether somebody is being asked. Pure. */
import type { DecisionEntry, SeatTalk } from './state';

/** Whether the last thing in this seat's talk is a question of the car that yes or no answers. */
export function openQuestion(seat: string, talk: SeatTalk, decisions: readonly DecisionEntry[]): boolean {
  const last = decisions.find(({ decision }) => decision.seat === seat)?.decision;
  const carSpokeLast = talk.lines.at(-1)?.who === 'car';
  return carSpokeLast && last !== undefined && last.policy !== '' && last.reply.trimEnd().endsWith('?');
}
