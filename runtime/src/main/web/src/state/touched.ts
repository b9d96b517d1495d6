/** What became of controls that were touched, to be shown where they were touched. Pure. */
import type { DecisionEntry } from './state';

/** The word by which the runtime marks decisions on controls. */
const TOUCHED = 'touched';

/** What the car says about a touch that it didn't follow, empty when it did (or it was no touch). */
export function objection({ decision, readBack, laterReply }: DecisionEntry): string {
  if (decision.why !== TOUCHED) {
    return '';
  }
  const followed = decision.decision === 'act' || decision.decision === 'answer';
  if (followed && readBack !== 'missed') {
    return '';
  }
  const reply = (followed ? laterReply : decision.reply) || 'The car did not do that.';
  return decision.policy === '' ? reply : `${reply} (policy: ${decision.policy})`;
}

/** The device that a decision is about; the first when it is about several. */
export function deviceOf({ decision }: DecisionEntry): string {
  return decision.actions[0]?.device ?? '';
}

/** Devices that were told to do something and have not been read back. */
export function underWay(entries: readonly DecisionEntry[]): ReadonlySet<string> {
  const waiting = entries.filter(({ readBack }) => readBack === 'pending');
  return new Set(waiting.flatMap(({ decision }) => decision.actions.map(({ device }) => device)));
}
