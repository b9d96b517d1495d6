import { describe, expect, it } from 'vitest';
import { lookName } from '../src/state/format';
import { modalities } from '../src/state/modalities';
import { after, HELLO, message } from './messages';

const LOOKING = { type: 'looked', seat: 'driver', target: 'window@rear-left' } as const;

describe('modalities', () => {
  it.each([
    ['fused', ['words']],
    ['fused:look', ['words', 'look']],
    ['fused:look+bus', ['words', 'look', 'bus']],
    ['fused:dialogue+look', ['words', 'look', 'dialogue']],
    ['fused:talk', ['words']],
  ])('of %s', (why, decided) => {
    expect(modalities(why)).toEqual(decided);
  });

  it('are those of the reason when nothing else says why', () => {
    expect(modalities('', 'fused:bus')).toEqual(['words', 'bus']);
  });

  it.each(['', 'frame', 'fusedly', 'template', 'not fused'])('are none of %s', (why) => {
    expect(modalities(why)).toBeNull();
  });
});

describe('a simulated gaze', () => {
  it('is kept for its seat until it is taken back', () => {
    const looking = after(HELLO, LOOKING, { ...LOOKING, seat: 'rear-left', target: 'roof' });
    expect([...looking.gaze]).toEqual([
      ['driver', 'window@rear-left'],
      ['rear-left', 'roof'],
    ]);
    expect([...after(HELLO, LOOKING, { ...LOOKING, target: '' }).gaze]).toEqual([]);
  });

  it('is forgotten with a new hello', () => {
    expect(after(HELLO, LOOKING, HELLO).gaze.size).toBe(0);
  });

  it('knows from the hello what can be looked at and for how long', () => {
    const hello = { ...HELLO, looks: ['roof', '', 'window@driver'], lookMillis: 15000 };
    expect(message(hello)).toMatchObject({ looks: ['roof', 'window@driver'], lookMillis: 15000 });
    expect(message(HELLO)).toMatchObject({ looks: [], lookMillis: 0 });
  });

  it.each([
    ['window@rear-left', 'window, rear left'],
    ['glove-box', 'glove box'],
    ['@rear-left', 'rear left'],
  ])('%s is named for people', (look, name) => {
    expect(lookName(look)).toBe(name);
  });
});
