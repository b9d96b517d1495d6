/** What the trained model decided by, as the runtime says it in one word: `fused`, `fused:look`, `fused:look+bus`. */
const SENSES: readonly string[] = ['look', 'bus', 'dialogue'];

/** The modalities that decided, the words first; null when another rule decided. */
export function modalities(why: string, reason = ''): readonly string[] | null {
  const said = [why, reason].find((each) => /^fused(:|$)/.test(each));
  if (said === undefined) {
    return null;
  }
  const named = said.slice('fused:'.length).split('+');
  return ['words', ...SENSES.filter((sense) => named.includes(sense))];
}
