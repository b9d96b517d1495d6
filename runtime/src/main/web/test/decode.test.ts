import { describe, expect, it } from 'vitest';
import { decode } from '../src/protocol/decode';
import { HOPS } from '../src/protocol/messages';
import { ACT, HELLO, message } from './messages';

describe('decode', () => {
  it('reads the whole of a hello', () => {
    expect(message(HELLO)).toMatchObject({
      car: 'Test car',
      driverSide: 'right',
      link: { ok: true, detail: 'simulated' },
      voice: { ok: false, detail: 'loading' },
      example: ['open my window'],
    });
  });

  it('takes times as milliseconds and as ISO text', () => {
    const hello = message(HELLO);
    expect(hello.type === 'hello' && hello.signals['T.D']?.at).toBe(Date.UTC(2026, 0, 1));
    expect(hello.type === 'hello' && hello.signals['W.RL']?.at).toBe(1000);
  });

  it('gives every hop a figure or null', () => {
    const decision = message(ACT);
    expect(decision.type === 'decision' && Object.keys(decision.hops)).toEqual([...HOPS]);
    expect(decision.type === 'decision' && decision.hops.recognise).toBeNull();
    expect(decision.type === 'decision' && decision.hops.gateway).toBe(2.25);
  });

  it.each([
    ['not JSON', '{'],
    ['an unknown type', '{"type":"surprise"}'],
    ['a type that every object inherits', '{"type":"constructor"}'],
    ['no type', '{}'],
    ['something else than an object', '[1]'],
    ['null', 'null'],
    ['a decision that is none', '{"type":"decision","id":"d","decision":"explode"}'],
    ['a decision without id', '{"type":"decision","decision":"act"}'],
    ['a microphone of no seat', '{"type":"microphone","fault":"HUM","begins":true}'],
    ['words without a seat', '{"type":"heard","text":"hello","final":true}'],
    ['a read-back of nothing', '{"type":"reached","reached":true}'],
  ])('rejects %s with a reason', (_, data) => {
    const decoded = decode(data);
    expect(decoded.ok).toBe(false);
    expect(!decoded.ok && decoded.problem).toMatch(/^the runtime sent/);
  });

  it('lives with fields of the wrong kind', () => {
    const odd = {
      ...HELLO,
      seats: 'none',
      devices: [null, 3],
      signals: [],
      link: 7,
      example: ['', 'go', {}],
    };
    expect(message(odd)).toMatchObject({ seats: [], signals: {}, link: { ok: false }, example: ['go'] });
    expect(message({ type: 'signals', changes: { A: {}, B: 2, C: null } })).toMatchObject({
      changes: { B: 2 },
    });
  });
});
